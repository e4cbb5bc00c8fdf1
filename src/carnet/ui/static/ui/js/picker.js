// <input data-client-picker>: a client chosen by typing; the field receives the data-value of the suggestion taken.
import { asker } from "./asking.js";
import { Listbox } from "./listbox.js";

const pickers = new WeakMap();

function pickerOf(field) {
  if (!pickers.has(field)) {
    const list = Object.assign(document.createElement("div"), { className: "c-options", role: "listbox", ariaLabel: "Clients proposés", hidden: true });
    field.after(list);
    const listbox = new Listbox(field, list);
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (!option) return;
      event.preventDefault();
      take(field, listbox, option);
    });
    pickers.set(field, { list, listbox, questions: asker(120) });
  }
  return pickers.get(field);
}

function take(field, listbox, option) {
  field.value = option.dataset.value ?? option.textContent.trim();
  listbox.hide();
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

async function suggest(field) {
  const { list, listbox, questions } = pickerOf(field);
  const address = field.dataset.clientPicker || document.querySelector("[data-search]")?.dataset.search;
  const wanted = field.value.trim();
  if (!address || wanted.length < 2) {
    questions.cancel();
    return listbox.hide();
  }
  const answer = await questions.ask(`${address}?pour=choix&q=${encodeURIComponent(wanted)}`);
  if (answer === null || document.activeElement !== field) return;
  const content = document.createElement("template");
  content.innerHTML = answer;
  list.replaceChildren(...content.content.querySelectorAll("[role=option]"));
  if (list.children.length) listbox.show();
  else listbox.hide();
}

document.addEventListener("input", (event) => {
  if (event.target.dataset?.clientPicker !== undefined) suggest(event.target);
});

// What was typed while the page was coming is not waited for twice.
const first = document.activeElement;
if (first?.dataset?.clientPicker !== undefined && first.value !== first.defaultValue) suggest(first);
