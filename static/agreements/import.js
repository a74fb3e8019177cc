// Asks how far an import is, and shows the page anew when it has come to its end. Without it the page refreshes itself.
const EVERY = 1000;
const SLOWEST = 10_000;
const section = document.querySelector("[data-progress]");
let wait = EVERY;

async function ask() {
  try {
    const answer = await fetch(section.dataset.progress, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.status);
    const told = await answer.json();
    if (!told.is_at_work) return location.reload();
    section.querySelector("h2").textContent = told.state;
    section.querySelector(".import-words").textContent = told.words;
    const bar = section.querySelector("progress");
    bar.max = told.total || 1;
    bar.value = told.done;
    wait = EVERY;
  } catch {
    wait = Math.min(wait * 2, SLOWEST);
  }
  setTimeout(ask, wait);
}

if (section) setTimeout(ask, EVERY);
