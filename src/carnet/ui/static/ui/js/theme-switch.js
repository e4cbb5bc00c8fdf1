// The choice between light, dark and the system's theme; theme.js applies it.
const buttons = () => document.querySelectorAll("[data-theme-choice]");

function stored() {
  try { return localStorage.getItem("carnet-theme") ?? ""; } catch { return ""; }
}

function show() {
  for (const button of buttons()) button.setAttribute("aria-pressed", String(button.dataset.themeChoice === stored()));
}

document.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-theme-choice]")?.dataset.themeChoice;
  if (choice === undefined) return;
  try {
    if (choice) localStorage.setItem("carnet-theme", choice);
    else localStorage.removeItem("carnet-theme");
  } catch { /* private window: the choice lasts until the page is left */ }
  dispatchEvent(new Event("carnet:theme"));
  show();
});

show();
