// Adds a row to a Django formset: a copy of its <template>, numbered next. Rows are never renumbered: one that is taken away stays
// in the form, marked for deletion, so that numbers and saved rows cannot get out of step.

export function addRow(template, prefix, place) {
  const total = document.getElementById(`id_${prefix}-TOTAL_FORMS`)
  const number = total.value
  total.value = String(Number(number) + 1)
  const row = template.content.firstElementChild.cloneNode(true)
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const attribute of [...element.attributes]) {
      if (attribute.value.includes("__prefix__")) {
        element.setAttribute(attribute.name, attribute.value.replaceAll("__prefix__", number))
      }
    }
  }
  place(row)
  // Django's autocompletes and the prose editor set themselves up on this event.
  row.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: prefix } }))
  return row
}

// Unsaved work that no typing announced: the warning before leaving listens for changes of the form.
export function touched(element) {
  element.dispatchEvent(new Event("change", { bubbles: true }))
}

for (const group of document.querySelectorAll("[data-rows]")) {
  const list = group.querySelector("[data-rows-list]")
  group.querySelector("[data-add-row]")?.addEventListener("click", () => {
    const row = addRow(group.querySelector(":scope > template"), group.dataset.rows, (made) => list.append(made))
    const order = row.querySelector("[name$='-order']")
    if (order) order.value = list.children.length * 10
    row.querySelector("select, input:not([type=hidden])")?.focus()
    touched(row)
  })
  group.addEventListener("click", (event) => {
    const button = event.target.closest("[data-remove-row]")
    if (!button) return
    const row = button.closest("[data-row]")
    const mark = row.querySelector("[data-delete]")
    mark.checked = true
    row.hidden = true
    touched(mark)
    group.querySelector("[data-add-row]").focus()
  })
  for (const mark of group.querySelectorAll("[data-delete]:checked")) mark.closest("[data-row]").hidden = true
}
