// Ctrl+K: go anywhere. Screens are those of the menu, actions those of the keys; clients come from the same suggestions as
// the search box. Drawn here and not in the pages: without a script there is no palette.
import { asker } from "./asking.js";
import { Listbox } from "./listbox.js";

let dialog;

export function openPalette() {
  if (!document.querySelector(".c-side")) return;
  dialog ??= start(draw());
  if (dialog.open) return;
  dialog.showModal();
  dialog.dispatchEvent(new Event("carnet:open"));
}

function draw() {
  const dialog = Object.assign(document.createElement("dialog"), { id: "palette", className: "c-dialog c-palette", ariaLabel: "Aller partout" });
  dialog.innerHTML = `<div class="c-palette-field">
    <input id="palette-saisie" type="text" placeholder="Un écran, une action, un client…" aria-label="Un écran, une action ou un client" autocomplete="off" spellcheck="false">
    <kbd aria-hidden="true">Échap</kbd></div>
    <div id="palette-options" class="c-options" role="listbox" aria-label="Où aller"></div>`;
  dialog.firstElementChild.prepend(icon("search"));
  document.body.append(dialog);
  return dialog;
}

function icon(name) {
  const drawn = document.querySelector(".c-side .c-icon").cloneNode(true);
  const use = drawn.querySelector("use");
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${name}`));
  return drawn;
}

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function optionOf(href, label, icon, ...more) {
  const option = Object.assign(document.createElement("a"), { className: "c-option", href, tabIndex: -1 });
  option.setAttribute("role", "option");
  const title = Object.assign(document.createElement("span"), { className: "c-option-title", textContent: label.trim() });
  option.append(icon, title, ...more);
  return option;
}

function actionOf(keys) {
  const named = keys.dataset.href === document.querySelector("[data-new]")?.getAttribute("href") ? "plus" : "arrow-right";
  const shown = Object.assign(document.createElement("kbd"), { textContent: keys.dataset.key, ariaHidden: "true" });
  return optionOf(keys.dataset.href, keys.closest("dd").previousElementSibling.textContent, icon(named), shown);
}

function screenOf(link) {
  return optionOf(link.href, link.textContent, link.querySelector("svg").cloneNode(true));
}

function start(dialog) {
  const input = document.getElementById("palette-saisie");
  const list = document.getElementById("palette-options");
  list.append(...[...document.querySelectorAll("[data-key][data-href]")].map(actionOf));
  list.append(...[...document.querySelectorAll(".c-side .c-nav-link")].map(screenOf));
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
  return dialog;
}
