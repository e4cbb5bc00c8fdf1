// A list of choices under a field: arrows, Enter, Escape, aria-activedescendant.
import Combobox from "../vendor/combobox-nav.js";

export class Listbox {
  // `box` is what shows and hides; `list`, inside it or itself, has the role listbox.
  constructor(input, list, { box = list, firstOption = "none" } = {}) {
    this.input = input;
    this.box = box;
    this.open = false;
    this.combobox = new Combobox(input, list, { tabInsertsSuggestions: false, firstOptionSelectionMode: firstOption });
    input.addEventListener("keydown", (event) => this.#escape(event));
    input.addEventListener("focusout", () => this.hide());
    // A click must not take the focus from the field: the list would close before it is understood.
    box.addEventListener("mousedown", (event) => event.preventDefault());
  }

  show() {
    this.box.hidden = false;
    if (this.open) this.combobox.resetSelection();
    else this.combobox.start();
    this.open = true;
    // Under a field low on the screen, the list must not open out of sight.
    if (this.box.closest(".c-field")) this.box.scrollIntoView({ block: "nearest" });
  }

  hide() {
    this.box.hidden = true;
    if (this.open) this.combobox.stop();
    this.open = false;
  }

  #escape(event) {
    if (event.key !== "Escape" || !this.open) return;
    event.preventDefault();
    event.stopPropagation();
    this.hide();
  }
}
