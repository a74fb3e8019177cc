// Moving the slider shows that year at once; what stands below it comes from the page of that year.
const form = document.querySelector("[data-years]");
const slider = form?.querySelector("[type=range]");

async function show() {
  const address = new URL(form.action);
  address.search = new URLSearchParams(new FormData(form));
  const page = await (await fetch(address)).text();
  const found = new DOMParser().parseFromString(page, "text/html").querySelector("[data-network]");
  if (!found) return location.assign(address);
  document.querySelector("[data-network]").replaceWith(found);
  history.replaceState(null, "", address);
}

if (slider) {
  const value = form.querySelector("output");
  let timer;
  form.querySelector("button").remove();
  slider.addEventListener("input", () => {
    value.textContent = slider.value;
    clearTimeout(timer);
    // Holding an arrow key passes many years: only the one where it rests is asked for.
    timer = setTimeout(() => show().catch(() => form.submit()), 250);
  });
}
