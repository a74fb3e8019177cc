// A headline wraps on the page, and has no line breaks: Enter goes on to the next field.

for (const box of document.querySelectorAll("[data-one-line]")) {
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return
    event.preventDefault()
    document.getElementById("id_standfirst")?.focus()
  })
  box.addEventListener("input", () => {
    if (/[\r\n]/.test(box.value)) box.value = box.value.replace(/\s*[\r\n]+\s*/g, " ")
  })
}
