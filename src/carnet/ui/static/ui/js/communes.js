// Postcode and city help each other: data-commune="postcode|city|insee|street", together in one row of a formset, else in one
// data-commune-group, else in the form.
import { announce } from "./announce.js";
import { asker } from "./asking.js";
import { Listbox } from "./listbox.js";

const groups = new WeakMap();

// What is remembered of an address being typed: its fields, and one list per field that has one.
function groupOf(field) {
  const element = field.closest("[data-formset-row]") ?? field.closest("[data-commune-group]") ?? field.form;
  if (!groups.has(element)) {
    groups.set(element, {
      at: (name) => element.querySelector(`[data-commune=${name}]`),
      url: field.closest("[data-commune-url]")?.dataset.communeUrl ?? "/communes/",
      questions: asker(120),
      lists: new Map(),
    });
  }
  return groups.get(element);
}

function listOf(group, field) {
  if (!group.lists.has(field)) {
    const list = document.createElement("div");
    list.className = "c-options";
    list.role = "listbox";
    list.ariaLabel = "Communes proposées";
    list.hidden = true;
    field.after(list);
    const listbox = new Listbox(field, list);
    list.addEventListener("combobox-commit", (event) => choose(group, listbox, event.target.commune));
    group.lists.set(field, { list, listbox });
  }
  return group.lists.get(field);
}

function option(commune) {
  const element = document.createElement("div");
  element.className = "c-option";
  element.role = "option";
  element.commune = commune;
  const lines = [["c-option-title", `${commune.postcode} ${commune.name}`], ["c-muted c-small", commune.department_name ?? ""]];
  // The old or other name that was typed, so that nobody wonders why this commune answers.
  if (commune.via) lines.push(["c-option-detail", commune.via]);
  for (const [className, textContent] of lines) element.append(Object.assign(document.createElement("span"), { className, textContent }));
  return element;
}

function fill(group, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = group.at(name);
    if (!field || field.value === value) continue;
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function choose(group, listbox, commune) {
  group.questions.cancel();
  listbox.hide();
  fill(group, { postcode: commune.postcode, city: commune.name, insee: commune.insee });
  announce(`${commune.postcode} ${commune.name}`);
}

async function suggest(field, wanted = field.value.trim()) {
  const group = groupOf(field);
  const { list, listbox } = listOf(group, field);
  if (wanted.length < 2) {
    group.questions.cancel();
    listbox.hide();
    return;
  }
  const answer = await group.questions.ask(`${group.url}?q=${encodeURIComponent(wanted)}`, { as: "json" });
  const communes = answer?.results ?? [];
  if (document.activeElement !== field && !communes.length) return;
  if (/^\d{5}$/.test(wanted) && communes.length === 1) return choose(group, listbox, communes[0]);
  list.replaceChildren(...communes.map(option));
  if (communes.length && document.activeElement === field) listbox.show();
  else listbox.hide();
}

// "12 rue des Lilas 56100 Lorient" pasted into the street is put in its three fields.
async function split(street) {
  const group = groupOf(street);
  const address = await group.questions.ask(`${group.url}?paste=${encodeURIComponent(street.value)}`, { as: "json" });
  if (!address?.postcode) return;
  const { street: line, postcode, city, insee = "" } = address;
  fill(group, { street: line, postcode, city, insee });
  announce(`Adresse répartie : ${line}, ${postcode} ${city}`);
}

document.addEventListener("input", (event) => {
  const name = event.target.dataset?.commune;
  if (name !== "postcode" && name !== "city") return;
  // Typed by hand, so no longer the commune chosen before.
  fill(groupOf(event.target), { insee: "" });
  suggest(event.target);
});

document.addEventListener("focusin", (event) => {
  if (event.target.dataset?.commune !== "city" || event.target.value) return;
  const postcode = groupOf(event.target).at("postcode")?.value.trim() ?? "";
  if (/^\d{5}$/.test(postcode)) suggest(event.target, postcode);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Tab" || !event.target.dataset?.commune) return;
  // Tab takes the highlighted commune and goes on to the next field.
  groupOf(event.target).lists.get(event.target)?.list.querySelector("[aria-selected=true]")?.click();
}, true);

document.addEventListener("paste", (event) => {
  const field = event.target;
  if (field.dataset?.commune !== "street") return;
  setTimeout(() => { if (/\b\d{5}\b/.test(field.value)) split(field); });
});
