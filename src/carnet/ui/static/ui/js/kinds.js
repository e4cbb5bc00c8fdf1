// <form data-kinds>: cells marked data-for-kind="company public" show only when one of these is chosen in the radio buttons of `kind`.
// What a hidden cell holds is still sent: changing the kind back and forth loses nothing.
function show(form) {
  const kind = form.querySelector("[name$=kind]:checked")?.value;
  for (const cell of form.querySelectorAll("[data-for-kind]")) {
    const wrong = cell.querySelector(".is-invalid, .c-error");
    cell.hidden = Boolean(kind) && !wrong && !cell.dataset.forKind.split(" ").includes(kind);
  }
}

const showAll = () => document.querySelectorAll("form[data-kinds]").forEach(show);

document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form[data-kinds]");
  if (form && event.target.matches("[name$=kind]")) show(form);
});
document.addEventListener("htmx:after:swap", showAll);
showAll();
