/* Asks before typed text is left, and sends a form once however often it is clicked.
   What counts is whether the form still says what it said when the page arrived. */
const form = document.querySelector("#content-main form[method=post]");

const said = () =>
  [...new FormData(form)]
    .filter(([name]) => name !== "csrfmiddlewaretoken")
    .map(([name, value]) => `${name}=${value instanceof File ? value.name : value}`)
    .join("\n");

if (form) {
  let atFirst = null;
  let isSent = false;
  // Editors and date controls settle in after this module has run, and may tidy what they show.
  const settle = () => { atFirst = said(); };
  window.addEventListener("load", () => setTimeout(settle, 300));
  form.addEventListener("submit", (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) isSent = false; });
  // A refused save comes back with text that is nowhere saved.
  const isRefused = document.querySelector("#content-main .errornote") !== null;
  window.addEventListener("beforeunload", (event) => {
    if (!isSent && atFirst !== null && (isRefused || said() !== atFirst)) event.preventDefault();
  });
}
