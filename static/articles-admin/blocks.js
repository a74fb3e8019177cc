// The body's blocks: insert between any two, move by button or Alt and an arrow, remove and take back. The order on the page is the
// order of the elements, so that Tab and screen readers go through the text as it is read.

import { addRow, touched } from "articles-admin/rows"

const body = document.querySelector("[data-body]")
const list = body?.querySelector("[data-blocks]")
const announce = body?.querySelector("[data-announce]")

const blocks = () => [...list.querySelectorAll(":scope > [data-block]")]
const insertAfter = (block) => block.nextElementSibling

function number() {
  blocks().forEach((block, index) => {
    const ordering = block.querySelector("[name$='-ordering']")
    if (ordering) ordering.value = String((index + 1) * 10)
  })
}

export function insertBlock(kind, before) {
  const template = body.querySelector(`template[data-kind="${kind}"]`)
  const place = before ?? list.lastElementChild
  const block = addRow(template, kind, (made) => {
    place.after(made)
    // Each block is followed by a place to insert: the template holds both, the clone of the first must bring the second.
    made.after(template.content.lastElementChild.cloneNode(true))
  })
  number()
  touched(block)
  return block
}

function focusOn(block) {
  const first = block.querySelector(".ProseMirror, [data-picture-open], .select2-selection, textarea, input:not([type=hidden]), select")
  if (first) first.focus()
  else block.scrollIntoView({ block: "nearest" })
}

function closeMenus() {
  for (const button of list.querySelectorAll(".insert__open[aria-expanded=true]")) {
    button.setAttribute("aria-expanded", "false")
    button.nextElementSibling.hidden = true
  }
}

function toggleMenu(button) {
  const wasOpen = button.getAttribute("aria-expanded") === "true"
  closeMenus()
  if (wasOpen) return
  button.setAttribute("aria-expanded", "true")
  button.nextElementSibling.hidden = false
  button.nextElementSibling.querySelector("button").focus()
}

function move(block, direction) {
  const shown = blocks().filter((one) => !one.classList.contains("is-removed") || one === block)
  const neighbour = shown[shown.indexOf(block) + (direction === "up" ? -1 : 1)]
  if (!neighbour) return
  const focused = document.activeElement
  const gap = insertAfter(block)
  if (direction === "up") neighbour.before(block, gap)
  else insertAfter(neighbour).after(block, gap)
  number()
  touched(block)
  if (block.contains(focused)) focused.focus()
  block.scrollIntoView({ block: "nearest" })
  announce.textContent = announce.dataset.moved.replace("%s", blocks().indexOf(block) + 1)
}

function setRemoved(block, removed) {
  const mark = block.querySelector("[data-delete]")
  mark.checked = removed
  block.classList.toggle("is-removed", removed)
  touched(mark)
  block.querySelector(removed ? "[data-restore]" : "[data-remove]").focus()
  if (removed) announce.textContent = announce.dataset.removed
}

function onClick(event) {
  const target = event.target.closest("button")
  if (!target) return
  const block = target.closest("[data-block]")
  if (target.matches(".insert__open")) toggleMenu(target)
  else if (target.dataset.insertKind) {
    const gap = target.closest("[data-insert]")
    closeMenus()
    const made = insertBlock(target.dataset.insertKind, gap)
    // The prose editor comes a moment later; Django's autocompletes are there at once.
    if (made.querySelector(".prose-field")) made.addEventListener("prose-editor:ready", () => focusOn(made), { once: true })
    else focusOn(made)
  } else if (target.dataset.move) move(block, target.dataset.move)
  else if (target.matches("[data-remove]")) setRemoved(block, true)
  else if (target.matches("[data-restore]")) setRemoved(block, false)
}

function onKey(event) {
  if (event.key === "Escape") {
    const open = list.querySelector(".insert__open[aria-expanded=true]")
    closeMenus()
    open?.focus()
  } else if (event.altKey && !event.ctrlKey && !event.metaKey && ["ArrowUp", "ArrowDown"].includes(event.key)) {
    const block = event.target.closest("[data-block]")
    if (!block || event.target.closest("select")) return
    event.preventDefault()
    move(block, event.key === "ArrowUp" ? "up" : "down")
  } else if (["ArrowUp", "ArrowDown"].includes(event.key) && event.target.dataset.insertKind) {
    event.preventDefault()
    const sibling = event.key === "ArrowUp" ? event.target.previousElementSibling : event.target.nextElementSibling
    sibling?.focus()
  }
}

if (body && announce) {
  number()
  list.addEventListener("click", onClick)
  list.addEventListener("keydown", onKey, true)
  document.addEventListener("click", (event) => event.target.closest("[data-insert]") || closeMenus())
  document.addEventListener("articles:insert-card", (event) => {
    const made = insertBlock("articles_agreementblock_set", null)
    const select = made.querySelector("select[name$='-agreement']")
    select.append(new Option(event.detail.name, event.detail.agreement, true, true))
    window.django.jQuery(select).trigger("change")
    touched(select)
    made.scrollIntoView({ block: "center" })
    announce.textContent = event.detail.name
  })
}
