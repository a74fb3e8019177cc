/* A sentence about a field leads to it: whatever is folded around it opens, and the control gets the focus. */
function show() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const inner = target.querySelector(":scope > fieldset > details, :scope > details");
  if (inner) inner.open = true;
  for (let around = target.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  target.scrollIntoView({ block: "center" });
  target.querySelector("input:not([type=hidden]), textarea, select, [contenteditable=true]")?.focus({ preventScroll: true });
}

window.addEventListener("hashchange", show);
window.addEventListener("load", show);
// A second click on the same sentence changes no hash, and leads there again all the same.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href*='#']");
  if (link && link.hash === location.hash && link.pathname === location.pathname) setTimeout(show);
});
for (const error of document.querySelectorAll("#content-main .errors, #content-main .errorlist")) {
  for (let around = error.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
}
