// A quote's positions are those of its speaker.

async function offer(frame) {
  const speaker = frame.closest("[data-block]").querySelector("[name$='-speaker']").value
  const select = frame.querySelector("select")
  const kept = select.value
  const answer = speaker ? await fetch(`${frame.dataset.positions}?${new URLSearchParams({ speaker })}`) : null
  const { positions } = answer?.ok ? await answer.json() : { positions: [] }
  select.replaceChildren(new Option("---------", ""), ...positions.map((one) => new Option(one.text, one.id, false, String(one.id) === kept)))
}

// Autocompletes speak through jQuery only.
window.django.jQuery(document).on("change", "[data-block] [name$='-speaker']", (event) => {
  const frame = event.target.closest("[data-block]").querySelector("[data-positions]")
  if (frame) offer(frame)
})
