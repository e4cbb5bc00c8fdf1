// <form data-guard>: leaving the page with something typed and not saved asks first. data-guard="dirty": already changed.
let leaving = false;

function changed(field) {
  if (field.type === "hidden" || field.disabled || field.matches("fieldset, button, output, object")) return false;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.type === "select-one") return field.selectedIndex !== chosenAtFirst(field);
  if (field.type === "select-multiple") return [...field.options].some((option) => option.selected !== option.defaultSelected);
  return field.value !== field.defaultValue;
}

function chosenAtFirst(select) {
  const index = [...select.options].findIndex((option) => option.defaultSelected);
  return Math.max(index, 0);
}

export function isDirty(form) {
  return form.dataset.guard === "dirty" || [...form.elements].some(changed);
}

addEventListener("beforeunload", (event) => {
  if (!leaving && [...document.querySelectorAll("form[data-guard]")].some(isDirty)) event.preventDefault();
});

// Saving is not leaving; an answer that stays on the page (a refusal) puts the guard back.
addEventListener("submit", (event) => { leaving = event.target.matches("[data-guard]"); });
for (const name of ["htmx:after:swap", "htmx:error"]) document.addEventListener(name, () => { leaving = false; });
addEventListener("pageshow", () => { leaving = false; });
