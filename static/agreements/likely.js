// While the name of an actor is typed: those that are likely to be there already, with reasons. In a pop-up the existing one can be
// chosen in place of a new one. Without this module the same list comes with the first save.

const box = document.querySelector("[data-likely]")
const WAIT = 350

function pausing(act) {
  let timer = 0
  return () => {
    clearTimeout(timer)
    timer = setTimeout(act, WAIT)
  }
}

function rowOf(found, template, choose) {
  const row = template.content.firstElementChild.cloneNode(true)
  const link = row.querySelector("a")
  link.textContent = found.name
  link.href = found.url
  row.querySelector(".quiet").textContent = found.about
  row.querySelector(".likely-reason").textContent = found.reason
  row.querySelector("button")?.addEventListener("click", () => choose(found))
  return row
}

if (box) {
  const part = (name) => box.querySelector(`[data-likely-${name}]`)
  const field = (name) => document.getElementById(`id_${name}`)
  // Below the names, so that nothing that is being typed into moves.
  field("name_de")?.closest(".form-row")?.after(box)
  const names = ["name_de", "name_en"].map(field).filter(Boolean)
  let asked = null
  let last = ""

  // Django's own function for pop-ups: the field beside which this window was opened takes the actor.
  const choose = (found) => window.opener?.dismissAddRelatedObjectPopup(window, String(found.id), found.name)

  const show = (results) => {
    part("list").replaceChildren(...results.map((found) => rowOf(found, part("row"), choose)))
    const heading = results.length > 1 ? part("many") : part("one")
    part("status").textContent = results.length ? heading.textContent : ""
    part("question").hidden = !results.some((found) => found.is_likely)
  }

  const ask = async () => {
    const typed = [...new Set(names.map((input) => input.value.trim()).filter((name) => name.length > 1))]
    const about = { kind: field("kind")?.value ?? "", country: field("country")?.value ?? "", actor: box.dataset.actor }
    const state = JSON.stringify([typed, about])
    if (state === last) return
    last = state
    asked?.abort()
    asked = new AbortController()
    try {
      const answers = await Promise.all(
        typed.map(async (q) => {
          const answer = await fetch(`${box.dataset.likely}?${new URLSearchParams({ q, ...about })}`, { signal: asked.signal })
          return answer.ok ? (await answer.json()).results : []
        }),
      )
      const best = new Map()
      for (const found of answers.flat().sort((one, other) => other.score - one.score)) if (!best.has(found.id)) best.set(found.id, found)
      show([...best.values()])
    } catch (problem) {
      if (problem.name !== "AbortError") last = ""
    }
  }

  const askSoon = pausing(ask)
  for (const input of names) input.addEventListener("input", askSoon)
  for (const name of ["kind", "country"]) field(name)?.addEventListener("change", askSoon)
}
