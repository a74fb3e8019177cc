// Pictures are chosen from thumbnails, or uploaded in the admin's own pop-up, which reports the new key to the hidden field.

const dialog = document.querySelector("[data-picture-dialog]")
const choices = dialog?.querySelector("[data-picture-choices]")
const query = dialog?.querySelector("[data-picture-query]")
let input
let latest = 0

async function fetchChoices(parameters) {
  const ticket = ++latest
  const answer = await fetch(`${input.dataset.chooser}?${new URLSearchParams(parameters)}`)
  return ticket === latest && answer.ok ? answer.text() : null
}

async function search() {
  const found = await fetchChoices({ q: query.value })
  if (found !== null) choices.innerHTML = found
}

function show(frame, key, thumbnail, title) {
  const field = frame.querySelector("input[type=hidden]")
  field.value = key
  const shown = frame.querySelector("[data-picture-shown]")
  shown.replaceChildren()
  if (key) {
    const picture = Object.assign(document.createElement("img"), { className: "thumbnail", src: thumbnail, alt: "" })
    const name = Object.assign(document.createElement("span"), { textContent: title })
    shown.append(picture, name)
  }
  frame.querySelector("[data-picture-clear]").hidden = !key
  field.dispatchEvent(new Event("change", { bubbles: true }))
}

function choose(choice) {
  show(input, choice.dataset.pictureChoice, choice.querySelector("img").src, choice.textContent.trim())
  dialog.close()
  input.querySelector("[data-picture-open]").focus()
}

// The admin's pop-up sets the value through jQuery, whose events native listeners do not hear.
function listenForUploads(frame) {
  const field = frame.querySelector("input[type=hidden]")
  if (field.dataset.listens) return
  field.dataset.listens = "yes"
  window.django.jQuery(field).on("change", async (event) => {
    if (event.originalEvent || !field.value) return
    input = frame
    const found = await fetchChoices({ pk: field.value })
    const made = Object.assign(document.createElement("div"), { innerHTML: found ?? "" }).querySelector("[data-picture-choice]")
    if (made) show(frame, made.dataset.pictureChoice, made.querySelector("img").src, made.textContent.trim())
  })
}

function onClick(event) {
  const open = event.target.closest("[data-picture-open]")
  const clear = event.target.closest("[data-picture-clear]")
  if (open) {
    input = open.closest("[data-picture]")
    query.value = ""
    dialog.showModal()
    query.focus()
    search()
  } else if (clear) {
    const frame = clear.closest("[data-picture]")
    show(frame, "", "", "")
    frame.querySelector("[data-picture-open]").focus()
  }
}

if (dialog) {
  let timer
  document.addEventListener("click", onClick)
  query.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(search, 250)
  })
  query.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault())
  dialog.addEventListener("click", async (event) => {
    const choice = event.target.closest("[data-picture-choice]")
    const more = event.target.closest("[data-picture-more]")
    if (choice) choose(choice)
    else if (more) {
      const found = await fetchChoices({ q: query.value, before: more.dataset.pictureMore })
      if (found !== null) more.insertAdjacentHTML("afterend", found), more.remove()
    } else if (event.target.closest("[data-picture-close]") || event.target === dialog) dialog.close()
  })
  for (const frame of document.querySelectorAll("[data-picture]")) listenForUploads(frame)
  document.addEventListener("formset:added", (event) => event.target.querySelectorAll("[data-picture]").forEach(listenForUploads))
}
