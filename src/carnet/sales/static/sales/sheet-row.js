// What the table shows of one row: its cells, its amount, its rank, and its few words on the phone.
import { amount } from "./numbers.js";
import { isBlank, lineOf } from "./totals.js";

const GROWS = CSS.supports("field-sizing", "content");

export function showRow(element, { cells }, index, net) {
  const blank = isBlank(cells);
  element.dataset.kind = cells.kind;
  element.toggleAttribute("data-option", Boolean(cells.option));
  element.toggleAttribute("data-variant", Boolean(cells.variant) || element.hasAttribute("data-naming"));
  element.toggleAttribute("data-blank", blank);
  for (const field of element.querySelectorAll("[data-cell]")) show(field, cells[field.dataset.cell]);
  text(element.querySelector("[data-amount]"), net === null || blank ? "" : amount(net));
  text(element.querySelector("[data-margin]"), marginOf(cells));
  text(element.querySelector("[data-summary]"), blank ? "" : summary(cells, element));
  if (element.dataset.rank !== String(index + 1)) number(element, index + 1);
}

function marginOf(cells) {
  const line = lineOf(cells);
  return line.item && cells.cost.trim() ? amount(line.net - line.cost) : "";
}

// On the phone, a line in a few words: « 3 u × 450,50 € · TVA 5,5 % ».
function summary(cells, element) {
  const rate = element.querySelector("[data-cell=vat]").selectedOptions[0]?.textContent ?? "";
  const price = `${cells.quantity || 1} ${cells.unit} × ${cells.unit_price || 0}\u00a0€`.replace("  ", " ");
  return [price, cells.allowance && `remise ${cells.allowance} %`, `TVA ${rate}`].filter(Boolean).join(" · ");
}

function show(field, value) {
  if (field.type === "checkbox") field.checked = Boolean(value);
  else if (field.value !== value) field.value = value;
  if (field.tagName === "TEXTAREA" && !GROWS && field.fitted !== value) fit(field, value);
}

// A browser whose texts do not grow by themselves.
function fit(field, value) {
  field.fitted = value;
  field.style.height = "auto";
  if (field.scrollHeight) field.style.height = `${field.scrollHeight}px`;
}

function text(output, value) {
  if (output && output.textContent !== value) output.textContent = value;
}

function number(element, rank) {
  element.dataset.rank = rank;
  element.querySelector("[data-number]").textContent = rank;
  for (const named of element.querySelectorAll("[aria-label]")) named.ariaLabel = named.ariaLabel.replace(/^Ligne \S+/, `Ligne ${rank}`);
}
