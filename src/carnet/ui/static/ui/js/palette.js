// Ctrl+K: go anywhere. Screens are those of the menu, actions are in the page; clients come from the same suggestions as
// the search box.
import { asker } from "./asking.js";
import { Listbox } from "./listbox.js";

const dialog = document.getElementById("palette");

export function openPalette() {
  if (!dialog || dialog.open) return;
  dialog.showModal();
  dialog.dispatchEvent(new Event("carnet:open"));
}

if (dialog) start(dialog);

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function optionOf(link) {
  const option = Object.assign(document.createElement("a"), { className: "c-option", href: link.href, tabIndex: -1 });
  option.setAttribute("role", "option");
  const title = Object.assign(document.createElement("span"), { className: "c-option-title", textContent: link.textContent.trim() });
  const icon = link.querySelector("svg")?.cloneNode(true);
  option.append(...[icon, title].filter(Boolean));
  return option;
}

function start(dialog) {
  const input = document.getElementById("palette-saisie");
  const list = document.getElementById("palette-options");
  for (const link of document.querySelectorAll(".c-side .c-nav-link")) list.append(optionOf(link));
  const places = [...list.querySelectorAll("[role=option]")];
  const address = document.querySelector("[data-search]")?.dataset.search;
  const found = Object.assign(document.createElement("div"), { role: "group", ariaLabel: "Clients", hidden: true });
  const listbox = new Listbox(input, list, { firstOption: "active" });
  const questions = asker(120);
  list.append(found);

  async function filter() {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    for (const place of places) place.hidden = !words.every((word) => fold(place.textContent).includes(word));
    const wanted = input.value.trim();
    show("");
    if (wanted.length < 2 || !address) return questions.cancel();
    show((await questions.ask(`${address}?q=${encodeURIComponent(wanted)}`)) ?? "");
  }

  function show(answer) {
    const content = document.createElement("template");
    content.innerHTML = answer;
    found.replaceChildren(...content.content.querySelectorAll("[role=option]"));
    found.hidden = !found.children.length;
    listbox.show();
  }

  input.addEventListener("input", filter);
  // The list is always shown here: losing the field's focus to a click must not close it.
  input.addEventListener("focusout", () => { list.hidden = false; });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    // Chromium may leave the focus in a closed dialog for a moment: the next key would be lost there.
    input.blur();
    dialog.close();
  });
  dialog.addEventListener("carnet:open", () => {
    input.value = "";
    filter();
    input.focus();
  });
}
