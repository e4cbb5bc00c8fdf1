// The editor of documents: the sheet of lines, the client, the totals while typing, what is kept until the server has it.
import { announce } from "../ui/js/announce.js";
import { ClientChoice } from "./client.js";
import { Keeping } from "./keeping.js";
import { restore } from "./restoring.js";
import { Sheet } from "./sheet.js";
import { listen } from "./sheet-keys.js";
import { carry } from "./sheet-drag.js";
import { acts } from "./sheet-acts.js";
import { suggestProducts } from "./products.js";
import { amount } from "./numbers.js";
import { drawn, totalsOf } from "./totals.js";
import { figuresOf, linesOf } from "./paste.js";
import { tidy } from "./tidying.js";

for (const form of document.querySelectorAll("form[data-editor]")) start(form);

function start(form) {
  const units = form.dataset.units.split(" ");
  const rates = JSON.parse(form.dataset.rates);
  const section = form.querySelector("[data-lines]");
  const sheet = new Sheet(section, { vat: form.dataset.vat });
  const keeping = new Keeping(form, sheet);
  const client = new ClientChoice(form);
  const menu = acts(sheet, form);
  listen(sheet, { openMenu: menu.open, units });
  carry(sheet);
  suggestProducts(sheet, form.dataset.catalogue);

  const box = form.querySelector("[data-totals]");
  const incl = form.querySelector("[data-total-incl]");
  const discount = () => ({ percent: form.elements.allowance_percent.value, amount: form.elements.allowance_amount.value });

  function total() {
    const found = totalsOf(sheet.cells, discount(), rates);
    box.replaceChildren(drawn(found, { costs: section.dataset.costs !== undefined }));
    incl.textContent = amount(found.incl);
  }

  const changed = () => { total(); keeping.changed(); };
  sheet.addEventListener("change", () => { menu.refresh(); changed(); });
  client.addEventListener("change", () => keeping.changed());
  form.addEventListener("input", (event) => {
    if (sheet.body.contains(event.target) || event.target === client.input || !event.target.name) return;
    if (event.target.name === "allowance_percent" && event.target.value.trim()) form.elements.allowance_amount.value = "";
    if (event.target.name === "allowance_amount" && event.target.value.trim()) form.elements.allowance_percent.value = "";
    changed();
  });
  form.addEventListener("change", (event) => {
    if (!sheet.body.contains(event.target) && event.target.matches("select, [type=date]") && event.target.name) keeping.changed();
  });

  sheet.body.addEventListener("paste", (event) => {
    const field = event.target.closest("[data-cell]");
    const id = field && sheet.idOf(field);
    const cells = field && sheet.at(id).cells;
    if (!field || cells.kind === "text") return;
    const text = event.clipboardData.getData("text/plain");
    const figures = figuresOf(text, { column: field.dataset.cell, rates });
    const lines = figures ?? linesOf(text, { column: field.dataset.cell, rates });
    if (!lines) return;
    event.preventDefault();
    if (figures) fill(figures, id, field.dataset.cell);
    else put(lines, id);
  });

  const tidied = (line) => Object.fromEntries(Object.entries(line).map(([cell, text]) => [cell, tidy(cell, text, units)]));

  function fill(figures, id, cell) {
    sheet.fill(id, figures.map(tidied), cell);
    announce(`${figures.length} ligne${figures.length > 1 ? "s remplies" : " remplie"} vers le bas. Ctrl+Z les remet.`);
  }

  // Pasted lines take the place of an empty one, else come after.
  function put(lines, id) {
    const rows = lines.map(tidied).map((line) => ({ ...line, ...(line.kind && line.kind !== "item" ? { quantity: "", vat: "" } : {}) }));
    const index = sheet.index(id);
    const empty = !sheet.cells[index].description && !sheet.cells[index].reference && sheet.cells[index].kind === "item";
    if (empty) sheet.replace(id, rows, { row: -1, cell: "description" });
    else sheet.insert(index + 1, rows);
    announce(`${rows.length} ligne${rows.length > 1 ? "s collées" : " collée"}. Ctrl+Z les retire.`);
  }

  // What the server says

  keeping.addEventListener("saved", ({ detail }) => {
    sheet.errors({});
    unmark();
    if (!keeping.unsaved) {
      sheet.learn(detail.costs);
      box.innerHTML = detail.totals;
    }
    menu.refresh();
  });
  // While somebody types a line, what it lacks is no fault yet: it is said once the line is left.
  keeping.addEventListener("refused", ({ detail }) => {
    const current = sheet.body.contains(document.activeElement) ? sheet.filled.indexOf(sheet.at(sheet.idOf(document.activeElement)).cells) : -1;
    sheet.errors(Object.fromEntries(Object.entries(detail.errors).filter(([name]) => saving || !name.startsWith(`lines-${current}-`))));
    unmark();
    if (detail.errors.client) client.wrong(detail.errors.client);
    for (const [name, sentence] of Object.entries(detail.errors)) if (saving || document.activeElement !== form.elements[name]) mark(name, sentence);
  });

  let saving = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (keeping.held) return choose();
    saving = true;
    const answer = await keeping.send({ asked: true });
    saving = false;
    if (answer?.ok && !keeping.unsaved) return location.assign(answer.page);
    if (answer && !answer.ok && !answer.stale) complain(answer.errors);
  });

  // Two versions wait for a choice: the keyboard is led to it.
  function choose() {
    const choice = form.querySelector("[data-editor-banner] :is(a, button)");
    choice?.scrollIntoView({ block: "center" });
    choice?.focus();
  }

  function complain(errors) {
    const first = form.querySelector("[aria-invalid=true], .is-invalid");
    const hidden = first?.closest("details:not([open])");
    if (hidden) hidden.open = true;
    first?.focus();
    announce(`Pas enregistré. ${Object.values(errors)[0]}`);
  }

  // A field of the document or of the app's own form; lines and client show their own.
  function mark(name, sentence) {
    const field = name && form.elements[name];
    if (!field?.classList || name === "client") return;
    field.classList.add("is-invalid");
    field.setAttribute("aria-invalid", "true");
    const said = Object.assign(document.createElement("ul"), { className: "c-error" });
    said.dataset.said = "";
    said.append(Object.assign(document.createElement("li"), { textContent: sentence }));
    field.closest(".c-field, .c-ed-discount")?.append(said);
  }

  function unmark() {
    for (const said of form.querySelectorAll("[data-said]")) said.remove();
    for (const field of form.querySelectorAll(".is-invalid")) {
      field.classList.remove("is-invalid");
      field.removeAttribute("aria-invalid");
    }
  }

  restore({ form, sheet, keeping, client, total });
  total();
}
