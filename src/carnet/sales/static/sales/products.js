// While a reference or a description is typed, what the catalogue knows: one choice fills the line, a work opens into its lines.
import { announce } from "../ui/js/announce.js";
import { asker } from "../ui/js/asking.js";
import { Listbox } from "../ui/js/listbox.js";
import { scaled, written } from "./numbers.js";

export function suggestProducts(sheet, address) {
  if (!address) return;
  const questions = asker(120);
  const lists = new WeakMap();

  function listOf(field) {
    if (lists.has(field)) return lists.get(field);
    const list = Object.assign(document.createElement("div"), { className: "c-options", role: "listbox", ariaLabel: "Articles proposés", hidden: true });
    field.after(list);
    const listbox = new Listbox(field, list);
    if (field.tagName === "TEXTAREA") staysText(field, listbox);
    list.addEventListener("combobox-commit", (event) => {
      listbox.hide();
      take(sheet.idOf(field), event.target.product, event.target.unfolded);
    });
    lists.set(field, { list, listbox });
    return lists.get(field);
  }

  async function suggest(field) {
    const wanted = field.value.trim();
    const { list, listbox } = listOf(field);
    if (wanted.length < 2 || wanted.includes("\n")) {
      questions.cancel();
      return listbox.hide();
    }
    const products = await ask(wanted);
    if (document.activeElement !== field || field.value.trim() !== wanted || !products.length) return listbox.hide();
    list.replaceChildren(...products.flatMap(choices));
    listbox.show();
    list.scrollIntoView({ block: "nearest" });
  }

  // No catalogue, or one that does not answer: the line is typed by hand, nothing is said.
  async function ask(wanted) {
    const answer = await questions.ask(`${address}?q=${encodeURIComponent(wanted)}`, { as: "json", headers: { Accept: "application/json" } });
    return answer?.products ?? [];
  }

  function take(id, product, unfolded) {
    const row = sheet.at(id);
    if (!row || !product) return;
    if (unfolded) return unfold(id, product, row.cells.quantity);
    sheet.set(id, cellsOf(product), { focus: { id, cell: "quantity" } });
    announce(`${product.name}, ${written(product.unit_price, 2)} €`);
  }

  // Its name as a section, then its components, as many times as the line said.
  function unfold(id, work, times) {
    const count = scaled(times, 3) ?? 1000n;
    const lines = work.lines.map((line) => ({ ...cellsOf(line), quantity: multiplied(line.quantity, count) }));
    sheet.replace(id, [{ kind: "section", description: work.name }, ...lines], { row: 1, cell: "quantity" });
    announce(`${work.name} : ${lines.length} lignes. Ctrl+Z les retire.`);
  }

  // « FEN-2V » typed whole then Tab: the line is filled without a choice.
  async function fillExact(field) {
    const id = sheet.idOf(field);
    const wanted = field.value.trim();
    const row = sheet.at(id);
    if (!wanted || !row || row.cells.description.trim() || row.cells.unit_price.trim()) return;
    const found = (await ask(wanted)).find((product) => product.reference.toLowerCase() === wanted.toLowerCase());
    const now = sheet.at(id);
    if (!found || now?.cells.reference.trim() !== wanted || now.cells.description.trim()) return;
    sheet.set(id, { ...cellsOf(found), quantity: now.cells.quantity });
  }

  sheet.body.addEventListener("input", (event) => {
    const field = event.target;
    if (!["reference", "description"].includes(field.dataset?.cell)) return;
    const { cells } = sheet.at(sheet.idOf(field));
    // A line that has its price is being worded, not chosen.
    const worded = field.dataset.cell === "description" && cells.unit_price.trim();
    if (cells.kind === "item" && !worded) suggest(field);
  });
  sheet.body.addEventListener("change", (event) => { if (event.target.dataset?.cell === "reference") fillExact(event.target); });
  // Tab takes the choice that is lit and goes on.
  sheet.body.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.shiftKey) return;
    const lit = lists.get(event.target)?.list.querySelector("[aria-selected=true]");
    if (!lit) return;
    event.preventDefault();
    lit.click();
  }, true);
}

// A text of several lines is no combobox for assistive technology: it keeps its own role, and says which choice is active.
function staysText(field, listbox) {
  field.removeAttribute("role");
  for (const name of ["show", "hide"]) {
    const act = listbox[name].bind(listbox);
    listbox[name] = () => { act(); field.removeAttribute("aria-expanded"); };
  }
  field.removeAttribute("aria-expanded");
}

function cellsOf(product) {
  return {
    product: String(product.product),
    reference: product.reference,
    description: product.description,
    unit: product.unit_label,
    unit_price: written(product.unit_price, 2),
    vat: product.vat,
    ...(product.cost ? { cost: written(product.cost, 2) } : {}),
  };
}

function multiplied(text, thousandths) {
  const value = (scaled(String(text), 3) ?? 1000n) * thousandths;
  const rounded = (value + 500n) / 1000n;
  const digits = rounded.toString().padStart(4, "0");
  return written(`${digits.slice(0, -3)}.${digits.slice(-3)}`);
}

function choices(product) {
  const whole = choice(product, product.is_work ? "Ouvrage en une ligne" : "");
  if (!product.is_work || !product.lines?.length) return [whole];
  return [choice(product, `Ouvrage déplié en ${product.lines.length} lignes`, true), whole];
}

function choice(product, note, unfolded = false) {
  const element = Object.assign(document.createElement("div"), { className: "c-option c-option-found", role: "option" });
  Object.assign(element, { product, unfolded });
  const price = `${written(product.unit_price, 2)} € / ${product.unit_label}`;
  const parts = [["c-option-title", product.name], ["c-ed-option-price", price], ["c-option-detail", [product.reference, note || product.family].filter(Boolean).join(" · ")]];
  for (const [className, textContent] of parts) element.append(Object.assign(document.createElement("span"), { className, textContent }));
  return element;
}
