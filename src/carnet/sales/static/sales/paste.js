// Lines pasted from a spreadsheet (tabs between cells) or from a text (a line each), understood as lines of a document. Pure.
import { divided, scaled, written } from "./numbers.js";

const HEADS = {
  reference: /^(r[ée]f(\.|[ée]rence)?|code|article)$/i,
  description: /^(d[ée]signation|description|libell[ée]|intitul[ée]|prestation|produit|nature)s?$/i,
  quantity: /^(qt[ée]s?\.?|quantit[ée]s?|nb|nombre)$/i,
  unit: /^(u\.?|unit[ée]s?)$/i,
  unit_price: /^(p\.?\s?u\.?|prix( unitaire)?|pv|tarif)(\s?\(?(h\.?t\.?|€)\)?)*$/i,
  allowance: /^(remise|rem\.?|rabais)\s?%?$/i,
  vat: /^(t\.?v\.?a\.?|taux)\s?%?$/i,
  cost: /^(co[ûu]t|prix d.achat|p\.?a\.?)( unitaire)?(\s?h\.?t\.?)?$/i,
  total: /^(total|montant|somme|prix total)(\s?\(?(h\.?t\.?|t\.?t\.?c\.?|€)\)?)*$/i,
};
const ORDER = ["reference", "description", "quantity", "unit", "unit_price", "allowance", "vat", "cost"];
const FIGURES = ["quantity", "unit_price", "allowance", "cost"];
const UNITS = /^(u|un|pce|pi[èe]ces?|m|ml|m2|m²|m3|m³|h|heures?|j|jours?|mois|f|ft|forfait|ens|ensemble|lot|paires?|kg|t|l|km)\.?$/i;

// The cells of a copied range: quotes around what holds a tab or a line break, as Excel and LibreOffice write them.
export function table(text) {
  const rows = [[""]];
  let quoted = false;
  const source = text.replace(/\r\n?/g, "\n");
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    const row = rows.at(-1);
    if (quoted) {
      if (sign !== '"') row[row.length - 1] += sign;
      else if (source[at + 1] === '"') { row[row.length - 1] += '"'; at += 1; }
      else quoted = false;
    } else if (sign === '"' && row.at(-1) === "" && closes(source, at)) quoted = true;
    else if (sign === "\t") row.push("");
    else if (sign === "\n") rows.push([""]);
    else row[row.length - 1] += sign;
  }
  return rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some(Boolean));
}

// A quote opens a cell only if another closes it before a tab, a line break or the end: « 12" » is twelve inches.
function closes(source, at) {
  return /^"(?:[^"]|"")*"(?=[\t\n]|$)/.test(source.slice(at));
}

// What was pasted as lines (cells by name), or null when it is plain typing: one line without a tab.
export function linesOf(text, { column = "description", rates = [] } = {}) {
  const rows = table(text);
  const wide = rows.some((row) => row.length > 1);
  if (!wide && rows.length < 2) return null;
  return wide ? fromTable(rows, column, rates) : rows.map(([line]) => fromText(line));
}

// Figures alone, copied from a column or a block of a spreadsheet, for a column of figures: by row, the cells they fill; null for anything else.
export function figuresOf(text, { column, rates = [] }) {
  const rows = table(text);
  if (!FIGURES.includes(column) || (rows.length < 2 && (rows[0]?.length ?? 0) < 2)) return null;
  const names = [];
  let place = ORDER.indexOf(column);
  for (let at = 0; at < Math.max(...rows.map((row) => row.length)); at += 1) {
    const held = rows.map((row) => row[at] ?? "").filter(Boolean);
    const isUnit = at > 0 && held.length > 0 && held.every((cell) => UNITS.test(cell));
    if (ORDER[place] === "unit" && !isUnit) place += 1;
    if (isUnit ? ORDER[place] !== "unit" : !held.every(isNumber)) return null;
    names.push(ORDER[place]);
    place += 1;
  }
  return rows.map((row) => lineFrom(row, names.map((name) => name ?? null), rates));
}

function fromTable(rows, column, rates) {
  const named = headings(rows[0]);
  const names = named ?? guessed(rows, column, rates);
  return rows.slice(named ? 1 : 0).map((row) => lineFrom(row, names, rates));
}

// The first row when it names its columns: two known names at least, no number.
function headings(row) {
  const names = row.map((cell) => Object.keys(HEADS).find((name) => HEADS[name].test(cell.trim())) ?? null);
  return names.filter(Boolean).length >= 2 && !row.some(isNumber) ? names : null;
}

const isNumber = (text) => text !== "" && scaled(text.replace("%", ""), 6, 12) !== null;
const isPercent = (text) => /%\s*$/.test(text) && isNumber(text);

// Columns by what they hold: the longest text is the description, what precedes it a reference, then quantity, price, discount or VAT.
function guessed(rows, column, rates) {
  const width = Math.max(...rows.map((row) => row.length));
  const cells = (at) => rows.map((row) => row[at] ?? "").filter(Boolean);
  const names = Array(width).fill(null);
  const texts = names.map((_, at) => at).filter((at) => cells(at).some((cell) => !isNumber(cell) && !UNITS.test(cell)));
  if (!texts.length) return positional(width, column);
  const longest = texts.reduce((best, at) => (length(cells(at)) > length(cells(best)) ? at : best));
  names[longest] = "description";
  const before = texts.find((at) => at < longest && cells(at).every((cell) => cell.length <= 60 && !cell.includes("\n")));
  if (before !== undefined) names[before] = "reference";
  const plain = [];
  for (let at = 0; at < width; at += 1) {
    const held = cells(at);
    if (names[at] || !held.length) continue;
    if (held.every((cell) => UNITS.test(cell))) names[at] = "unit";
    else if (held.every(isPercent)) names[at] = held.every((cell) => rateOf(cell, rates)) ? "vat" : "allowance";
    else if (held.every(isNumber)) plain.push(at);
  }
  numeric(rows, plain, names);
  return names;
}

const length = (cells) => cells.reduce((total, cell) => total + cell.length, 0) / Math.max(cells.length, 1);

// One number is a price when it has cents, else a quantity; two are quantity and price; a third that is their product is dropped.
function numeric(rows, plain, names) {
  if (plain.length === 1) names[plain[0]] = rows.some((row) => /[.,]\d\d\b|€/.test(row[plain[0]] ?? "")) ? "unit_price" : "quantity";
  if (plain.length >= 2) [names[plain[0]], names[plain[1]]] = ["quantity", "unit_price"];
}

// Numbers alone, pasted into a column: they go on to the right of it.
function positional(width, column) {
  return ORDER.slice(ORDER.indexOf(column)).slice(0, width);
}

function lineFrom(row, names, rates) {
  const line = {};
  names.forEach((name, at) => {
    const cell = row[at] ?? "";
    if (!name || name === "total" || !cell) return;
    if (name === "vat") line.vat = rateOf(cell, rates) ?? undefined;
    else line[name] = ["reference", "description", "unit"].includes(name) ? cell : figure(cell);
  });
  if (line.vat === undefined) delete line.vat;
  if (isTotal(line)) return { ...line, kind: "subtotal" };
  // A row that only has a text is a title among articles.
  if (line.description && Object.keys(line).length === 1 && names.includes("unit_price")) line.kind = "section";
  return line;
}

const isTotal = (line) => /^sous[- ]?total\b/i.test(line.description ?? "") && !line.quantity;

// « 1 250.5 » as a French field shows it; what is no number stays as it is, to be corrected in sight.
function figure(cell) {
  const value = scaled(cell.replace("%", ""), 4, 9);
  if (value === null) return cell;
  const digits = (value < 0n ? -value : value).toString().padStart(5, "0");
  return (value < 0n ? "-" : "") + written(`${digits.slice(0, -4)}.${digits.slice(-4)}`);
}

function rateOf(cell, rates) {
  const label = cell.trim().toLowerCase();
  const named = rates.find(([code, , , name]) => name.toLowerCase() === label || code.toLowerCase() === label);
  if (named) return named[0];
  const value = scaled(cell.replace("%", ""), 4, 3);
  if (value === null) return null;
  const percents = [divided(value, 100n), value]; // 20 or 20 %; 0,2 as a spreadsheet keeps it
  return rates.find(([, percent, category]) => category === "S" && percents.includes(BigInt(percent)))?.[0] ?? null;
}

// « - 2 x Fenêtre PVC 450,00 € », « Pose : 3 h à 48 € », « Fenêtre PVC ».
function fromText(text) {
  let rest = text.replace(/^\s*(?:[-–—•*·]|\d{1,2}[.)](?=\s))\s*/, "");
  const line = {};
  const price = rest.match(/(?:\s+à|\s*[:=–—@])?\s+(\d[\d\s\u00a0\u202f]*(?:[.,]\d{1,4})?)\s*(?:€|eur(?:os)?)(?:\s*h\.?t\.?)?\s*(?:\/\s*\w+|l.unité|pi[èe]ce)?\s*$/i);
  if (price) {
    line.unit_price = figure(price[1]);
    rest = rest.slice(0, price.index);
  }
  const before = rest.match(/^(\d+(?:[.,]\d{1,3})?)\s*(?:[x×]\s+|(u|ml?|m2|m²|m3|h|kg|pce|ens)\.?\s+(?:de\s+|d[’'])?)(?=\D)/i);
  const after = rest.match(/\s*[:,(–-]?\s+(?:[x×]\s*)?(\d+(?:[.,]\d{1,3})?)\s*(u|ml?|m2|m²|m3|h|heures?|jours?|kg|pce|ens)\.?\)?\s*$/i) ?? rest.match(/\s+[x×]\s*(\d+(?:[.,]\d{1,3})?)()\s*$/i);
  if (before) {
    line.quantity = figure(before[1]);
    if (before[2]) line.unit = before[2];
    rest = rest.slice(before[0].length);
  } else if (after) {
    line.quantity = figure(after[1]);
    if (after[2]) line.unit = after[2];
    rest = rest.slice(0, after.index);
  }
  line.description = rest.replace(/\s*[:–—-]\s*$/, "").trim() || text.trim();
  return line;
}
