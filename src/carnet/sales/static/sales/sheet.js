// The lines of a document as a sheet: rows that never change in place (undo keeps the old ones), and the table that shows them.
import { announce } from "../ui/js/announce.js";
import { showRow } from "./sheet-row.js";
import { amounts, isBlank } from "./totals.js";

const NAMES = ["kind", "product", "reference", "description", "option", "variant", "quantity", "unit", "unit_price", "allowance", "vat", "cost"];
const MOST_STEPS = 200;

export class Sheet extends EventTarget {
  constructor(section, { vat }) {
    super();
    this.section = section;
    this.body = section.querySelector("[data-rows]");
    this.pattern = section.querySelector("template[data-pattern]").content.querySelector("[data-line]");
    this.usualVat = vat;
    this.elements = new Map();
    this.past = [];
    this.future = [];
    this.lastId = 0;
    // The line last touched is open on the phone; the others say themselves in a few words (editor.css).
    this.body.addEventListener("focusin", (event) => this.#open(event.target.closest("[data-line]")));
    this.rows = [...this.body.querySelectorAll("[data-line]")].map((element) => this.#adopt(element));
    this.#settle();
  }

  // Rows

  get cells() {
    return this.rows.map((row) => row.cells);
  }

  // What is to be saved: the empty row kept at the end is not a line.
  get filled() {
    return this.cells.filter((cells) => !isBlank(cells));
  }

  index(id) {
    return this.rows.findIndex((row) => row.id === id);
  }

  at(id) {
    return this.rows[this.index(id)];
  }

  blank(values = {}) {
    this.lastId += 1;
    const before = this.rows?.findLast((row) => row.cells.kind === "item" && !isBlank(row.cells));
    const kind = values.kind ?? "item";
    const cells = Object.fromEntries(NAMES.map((name) => [name, ""]));
    const usual = kind === "item" ? { quantity: "1", vat: before?.cells.vat || this.usualVat } : {};
    return { id: this.lastId, cells: { ...cells, kind, ...usual, ...values } };
  }

  // Every change goes through here. `burst` joins what is typed in one cell into one step of undo.
  change(rows, { burst = "", focus = null } = {}) {
    if (!burst || burst !== this.burst) {
      this.past.push({ rows: this.rows, focus: this.#focused() });
      if (this.past.length > MOST_STEPS) this.past.shift();
    }
    this.burst = burst;
    this.future = [];
    this.rows = rows;
    this.#settle();
    if (focus) this.#go(focus);
    this.#tell();
  }

  // Without a cell the line is shown only: a finger that moves lines wants no keyboard.
  #go({ id, cell }) {
    if (cell) this.focus(id, cell);
    else this.#open(this.elements.get(id));
  }

  set(id, values, options) {
    this.change(this.rows.map((row) => (row.id === id ? { id, cells: { ...row.cells, ...values } } : row)), options);
  }

  insert(index, rows, cell = "description") {
    const fresh = rows.map((values) => this.blank(values));
    this.change(this.rows.toSpliced(index, 0, ...fresh), { focus: { id: fresh.at(-1).id, cell } });
    return fresh;
  }

  // Figures pasted into a column go down it from this row, over the articles alone; those that find no row make one.
  fill(id, figures, cell) {
    const rest = [...figures];
    const from = this.index(id);
    const rows = this.rows.map((row, at) => (at < from || row.cells.kind !== "item" || !rest.length ? row : { id: row.id, cells: { ...row.cells, ...rest.shift() } }));
    this.change([...rows, ...rest.map((values) => this.blank(values))], { focus: { id, cell } });
  }

  replace(id, rows, focus) {
    const fresh = rows.map((values) => this.blank(values));
    this.change(this.rows.toSpliced(this.index(id), 1, ...fresh), { focus: focus ? { id: fresh.at(focus.row).id, cell: focus.cell } : null });
    return fresh;
  }

  remove(id, cell) {
    const index = this.index(id);
    const next = this.rows[index + 1] ?? this.rows[index - 1];
    this.change(this.rows.toSpliced(index, 1), { focus: next && { id: next.id, cell } });
    announce(`Ligne ${index + 1} supprimée. Ctrl+Z la remet.`);
  }

  duplicate(id, cell) {
    const index = this.index(id);
    const [copy] = this.insert(index + 1, [this.rows[index].cells], cell);
    announce(`Ligne ${index + 1} dupliquée.`);
    return copy;
  }

  move(id, step, cell) {
    const from = this.index(id);
    // The empty row stays the last.
    const to = Math.min(from + step, this.rows.length - 2);
    if (to < 0 || to === from || isBlank(this.rows[from].cells)) return false;
    const rows = this.rows.toSpliced(from, 1).toSpliced(to, 0, this.rows[from]);
    this.change(rows, { focus: { id, cell } });
    announce(`Ligne déplacée au rang ${to + 1}.`);
    return true;
  }

  undo() {
    this.#travel(this.past, this.future);
  }

  redo() {
    this.#travel(this.future, this.past);
  }

  // Everything replaced: what was kept of an earlier typing.
  load(lines) {
    this.change(lines.map((cells) => this.blank(cells)));
  }

  #travel(from, to) {
    const step = from.pop();
    if (!step) return;
    to.push({ rows: this.rows, focus: this.#focused() });
    this.burst = "";
    this.rows = step.rows;
    this.#settle();
    // The hand that presses the button stays on it; the cursor that was in the sheet goes where the change is.
    const pressed = document.activeElement?.closest("[data-tool]");
    if (step.focus && this.elements.has(step.focus.id)) this.#go(pressed ? { id: step.focus.id } : step.focus);
    else if (!pressed && !this.body.contains(document.activeElement)) this.focus(this.rows.at(-1).id, "description");
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }

  // The table

  focus(id, cell, { select = true } = {}) {
    const field = this.field(id, cell) ?? this.field(id, "description");
    if (!field) return;
    field.focus();
    if (select && field.select && document.activeElement === field) field.select();
    field.closest("[data-line]").scrollIntoView({ block: "nearest" });
  }

  field(id, cell) {
    const field = this.elements.get(id)?.querySelector(`[data-cell="${cell}"]`);
    return field && field.offsetParent !== null ? field : null;
  }

  idOf(element) {
    return Number(element.closest("[data-line]")?.dataset.line) || null;
  }

  // The server counts the lines it was sent; the screen counts its rows.
  rankOfSent(index) {
    const row = this.rows.filter(({ cells }) => !isBlank(cells))[index];
    return row ? this.index(row.id) + 1 : 0;
  }

  // Costs that the catalogue told the server, where nobody typed one: no step of undo.
  learn(costs) {
    const ids = this.rows.filter((row) => !isBlank(row.cells)).map((row) => row.id);
    const told = (row) => costs[ids.indexOf(row.id)];
    const learns = (row) => ids.includes(row.id) && !row.cells.cost.trim() && told(row);
    if (!this.rows.some(learns)) return false;
    this.rows = this.rows.map((row) => (learns(row) ? { id: row.id, cells: { ...row.cells, cost: told(row) } } : row));
    this.draw();
    return true;
  }

  errors(found) {
    for (const element of this.body.querySelectorAll("[data-error]")) element.remove();
    for (const field of this.body.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    const sent = this.rows.filter((row) => !isBlank(row.cells));
    for (const [name, sentence] of Object.entries(found)) {
      const [, index, cell] = name.match(/^lines-(\d+)-(\w+)$/) ?? [];
      const row = index === undefined ? null : sent[index];
      if (row) this.#wrong(row.id, cell, sentence);
    }
  }

  #wrong(id, cell, sentence) {
    const field = this.field(id, cell) ?? this.field(id, "description");
    if (!field) return;
    const said = Object.assign(document.createElement("p"), { className: "c-ed-error", textContent: sentence, id: `${this.section.id}-${id}-${cell}` });
    said.dataset.error = cell;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", said.id);
    // Beside the description, where there is room to say it.
    this.elements.get(id).querySelector(".c-ed-description").append(said);
  }

  #open(element) {
    if (!element || element.hasAttribute("data-open")) return;
    this.body.querySelector("[data-open]")?.removeAttribute("data-open");
    element.setAttribute("data-open", "");
    element.scrollIntoView({ block: "nearest" });
  }

  #focused() {
    const field = document.activeElement;
    return this.body.contains(field) && field.dataset.cell ? { id: this.idOf(field), cell: field.dataset.cell } : null;
  }

  // A row of the server's page becomes one of ours; its fields lose their names, the lines are sent as one JSON.
  #adopt(element) {
    this.lastId += 1;
    const id = this.lastId;
    const cells = Object.fromEntries(NAMES.map((name) => [name, ""]));
    for (const field of element.querySelectorAll("[data-cell]")) {
      cells[field.dataset.cell] = field.type === "checkbox" ? (field.checked ? "1" : "") : field.value;
    }
    this.#own(element, id);
    return { id, cells };
  }

  #own(element, id) {
    element.dataset.line = id;
    for (const field of element.querySelectorAll("[name]")) field.removeAttribute("name");
    for (const said of element.querySelectorAll("[data-error]")) said.id = `${this.section.id}-${id}-${said.dataset.error}`;
    this.elements.set(id, element);
    return element;
  }

  // One empty row at the end, always; then the table says what the rows say.
  #settle() {
    while (this.rows.length > 1 && isBlank(this.rows.at(-1).cells) && isBlank(this.rows.at(-2).cells)) this.rows = this.rows.slice(0, -1);
    if (!this.rows.length || !isBlank(this.rows.at(-1).cells)) this.rows = [...this.rows, this.blank()];
    this.draw();
  }

  draw() {
    const kept = new Set(this.rows.map((row) => row.id));
    for (const [id, element] of this.elements) if (!kept.has(id)) { element.remove(); this.elements.delete(id); }
    const shown = amounts(this.cells);
    let place = this.body.firstElementChild;
    this.rows.forEach((row, index) => {
      const element = this.elements.get(row.id) ?? this.#own(this.pattern.cloneNode(true), row.id);
      if (element === place) place = place.nextElementSibling;
      else this.#place(element, place);
      showRow(element, row, index, shown[index]);
    });
  }

  // A row that is moved keeps the cursor that is in it.
  #place(element, before) {
    if (element.isConnected && this.body.moveBefore) this.body.moveBefore(element, before);
    else this.body.insertBefore(element, before);
  }
}
