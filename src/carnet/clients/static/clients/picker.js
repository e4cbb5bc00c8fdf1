// <input data-client-picker="address">: another client, found as in the search box; its number and name are put in the field.
import { asker } from "../ui/js/asking.js";
import { Listbox } from "../ui/js/listbox.js";

let count = 0;

function start(input) {
  const list = document.createElement("div");
  list.id = `client-picker-${++count}`;
  list.className = "c-options";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Clients trouvés");
  input.after(list);
  const listbox = new Listbox(input, list);
  list.addEventListener("combobox-commit", (event) => {
    input.value = event.target.dataset.value;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    listbox.hide();
  });
  const questions = asker(150);
  input.addEventListener("input", async () => {
    const wanted = input.value.trim();
    if (wanted.length < 2) return listbox.hide();
    const answer = await questions.ask(`${input.dataset.clientPicker}?pour=choix&q=${encodeURIComponent(wanted)}`);
    if (answer === null || document.activeElement !== input) return;
    list.innerHTML = answer;
    listbox.show();
  });
}

document.querySelectorAll("input[data-client-picker]").forEach(start);
