// The search box of the header: suggestions while typing; Enter without a choice opens the whole list.
import { announce } from "./announce.js";
import { asker } from "./asking.js";
import { Listbox } from "./listbox.js";

const form = document.querySelector("[data-search]");
if (form?.dataset.search) start(form);

function start(form) {
  const input = form.querySelector("[data-search-field]");
  const box = form.querySelector("[data-search-box]");
  const list = box.querySelector("[role=listbox]");
  const note = box.querySelector("[data-search-note]");
  const listbox = new Listbox(input, list, { box });
  const questions = asker(120);

  async function suggest() {
    const wanted = input.value.trim();
    if (wanted.length < 2) {
      questions.cancel();
      listbox.hide();
      return;
    }
    const answer = await questions.ask(`${form.dataset.search}?q=${encodeURIComponent(wanted)}`);
    if (answer === null || document.activeElement !== input) return;
    fill(answer);
    listbox.show();
  }

  function fill(answer) {
    const content = document.createElement("template");
    content.innerHTML = answer;
    const said = [...content.content.querySelectorAll(".c-options-note")];
    said.forEach((element) => element.remove());
    list.replaceChildren(content.content);
    const count = list.querySelectorAll("[role=option]").length;
    list.hidden = count === 0;
    const words = said.map((element) => element.textContent.trim()).join(" ");
    note.textContent = words || (count ? "" : "Aucun client trouvé. Entrée cherche dans toute la liste.");
    note.hidden = !note.textContent;
    announce(count ? `${count} ${count > 1 ? "clients trouvés" : "client trouvé"}. ${words}` : note.textContent);
  }

  input.addEventListener("input", suggest);
  input.addEventListener("focus", () => { if (input.value.trim().length > 1) suggest(); });
  // What was typed while the page was coming is not waited for twice.
  if (document.activeElement === input && input.value !== input.defaultValue) suggest();
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    // Leaving the search box is not cancelling the form of the page.
    event.preventDefault();
    input.blur();
  });
}
