// Suggested mentions: marked, counted, confirmed all at once; a suggested agreement can be put into the text as a card.

import { touched } from "articles-admin/rows"

const group = document.getElementById("mentions-group")
const button = group?.querySelector("[data-confirm-all]")

const states = () => [...group.querySelectorAll("[data-mention]:not([hidden]) [name$='-state']")]

function show() {
  for (const state of states()) state.closest("[data-mention]").dataset.state = state.value
  const suggested = states().filter((state) => state.value === "suggested")
  const shown = [...document.querySelectorAll(".block--agreement:not(.is-removed) select[name$='-agreement']")].map((card) => card.value)
  for (const insert of group.querySelectorAll("[data-insert-card]")) insert.hidden = shown.includes(insert.dataset.insertCard)
  button.hidden = suggested.length === 0
  group.querySelector("[data-suggested-count]").textContent = suggested.length
}

if (button) {
  show()
  // Cards come and go in the body, too, which says so by a change event.
  document.addEventListener("change", show)
  document.addEventListener("formset:added", show)
  button.addEventListener("click", () => {
    for (const state of states()) {
      if (state.value !== "suggested") continue
      state.value = "confirmed"
      touched(state)
    }
    group.querySelector("[data-add-row]").focus()
  })
  group.addEventListener("click", (event) => {
    const insert = event.target.closest("[data-insert-card]")
    if (!insert) return
    const state = insert.closest("[data-mention]").querySelector("[name$='-state']")
    state.value = "confirmed"
    touched(state)
    const detail = { agreement: insert.dataset.insertCard, name: insert.dataset.name }
    document.dispatchEvent(new CustomEvent("articles:insert-card", { detail }))
  })
}
