/* Rows of an inline: the count in the heading follows, and a new row is ready to type into. */
const count = (group) => {
  const shown = group.querySelector("summary .count");
  const rows = group.querySelectorAll(".inline-related:not(.empty-form)");
  if (shown) shown.textContent = rows.length;
};

document.addEventListener("formset:added", (event) => {
  const group = event.target.closest(".desk-rows");
  if (!group) return;
  count(group);
  event.target.querySelector("input:not([type=hidden]), select, textarea")?.focus();
});
document.addEventListener("formset:removed", () => document.querySelectorAll(".desk-rows").forEach(count));
