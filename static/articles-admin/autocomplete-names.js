// Autocompletes say to screen readers what they hold, and not what they are for: the field's label is put before it.

function name(select) {
  const [label] = select.labels
  const box = select.nextElementSibling?.querySelector("[role=combobox]")
  if (!label || !box || box.dataset.named) return
  label.id ||= `label_${select.id}`
  box.setAttribute("aria-labelledby", `${label.id} ${box.getAttribute("aria-labelledby") ?? ""}`.trim())
  box.dataset.named = "yes"
}

const nameAll = (root) => root.querySelectorAll("select.admin-autocomplete").forEach(name)

window.django.jQuery(() => nameAll(document))
document.addEventListener("formset:added", (event) => nameAll(event.target))
