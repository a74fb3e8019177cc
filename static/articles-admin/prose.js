// Dresses the prose editors: a name for screen readers, words in the desk's language on the toolbar, a hint in an empty text.

const body = document.querySelector("[data-body]")
const words = JSON.parse(body?.dataset.toolbar ?? "{}")

// The editor would add its rules as inline style sheets, which the content policy blocks with a complaint; but it asks first whether
// they are there. An element of that name outside HTML is found, and does nothing. Our own prose.css has the rules.
const standIn = document.createElementNS("urn:newsroom", "style")
standIn.setAttribute("data-tiptap-style", "")
standIn.setAttribute("data-tiptap-extension-invisible-characters-style", "")
document.head.append(standIn)

function rename(button, word) {
  if (!word) return
  button.title = word
  button.setAttribute("aria-label", word)
}

function dress(textarea) {
  const frame = textarea.closest(".prose-editor")
  const field = textarea.closest("[data-prose-label]")
  if (!frame || !field) return
  const page = frame.querySelector(":scope > .ProseMirror")
  page.setAttribute("role", "textbox")
  page.setAttribute("aria-multiline", "true")
  page.setAttribute("aria-label", field.dataset.proseLabel)
  page.setAttribute("spellcheck", "true")
  page.setAttribute("lang", document.getElementById("id_language")?.value ?? "")
  page.dataset.hint = words.placeholder ?? ""
  const toolbar = frame.querySelector(".prose-menubar")
  toolbar?.setAttribute("role", "toolbar")
  toolbar?.setAttribute("aria-label", words.toolbar ?? "")
  for (const button of frame.querySelectorAll("button[data-name]")) rename(button, words[button.dataset.name])
}

// The toolbar is built a moment after the editor reports itself; a second is more than it needs.
function dressWhenBuilt(textarea, frames = 60) {
  if (frames === 0 || textarea.closest(".prose-editor")?.querySelector(".prose-menubar")) dress(textarea)
  else requestAnimationFrame(() => dressWhenBuilt(textarea, frames - 1))
}

document.addEventListener("prose-editor:ready", (event) => dressWhenBuilt(event.target))
document.getElementById("id_language")?.addEventListener("change", (event) => {
  for (const page of document.querySelectorAll(".ProseMirror[role=textbox]")) page.lang = event.target.value
})
