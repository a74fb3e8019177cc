// Copies the text beside a button. The button stays hidden where the browser cannot copy.
const DONE_FOR = 4000;

function enable(button) {
  const box = button.closest("[data-copy-from]");
  const text = box.querySelector("[data-copy-text]");
  const status = box.querySelector("[data-copy-status]");
  const label = button.textContent;
  let timer;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch {
      // Not allowed here: what is selected can be copied by hand.
      getSelection().selectAllChildren(text);
      return;
    }
    button.textContent = status.textContent = button.dataset.copied;
    clearTimeout(timer);
    timer = setTimeout(() => {
      button.textContent = label;
      status.textContent = "";
    }, DONE_FOR);
  });
}

if (navigator.clipboard) document.querySelectorAll("[data-copy]").forEach(enable);
