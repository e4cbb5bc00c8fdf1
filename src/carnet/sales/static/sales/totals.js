// The totals of a document while it is typed: sales/lines.py and sales/totals.py said again in whole cents. The server's answer replaces them.
import { abs, amount, divided, floored, scaled } from "./numbers.js";

const CENT_OF_LINE = 10n ** 9n; // quantity in thousandths × price in ten-thousandths × percent in hundredths of 100, in cents

export const isBlank = (cells) => cells.kind === "item" && !cells.reference.trim() && !cells.description.trim() && !cells.unit_price.trim();

// A number within its bounds, what an empty or a wrong cell counts for otherwise: as sales/reading.py does.
function number(text, places, otherwise, least, most) {
  const trimmed = text.trim();
  const value = trimmed ? scaled(trimmed.replaceAll("%", ""), places) : otherwise;
  return value === null || value < least || value > most ? otherwise : value;
}

const MOST_QUANTITY = 999_999_000n;
const MOST_PRICE = 99_999_990_000n;

// One line: its net and its cost, in cents; zero for what is no article.
export function lineOf(cells) {
  const item = cells.kind === "item" && !isBlank(cells);
  const quantity = number(cells.quantity, 3, 1000n, -MOST_QUANTITY, MOST_QUANTITY);
  const price = number(cells.unit_price, 4, 0n, -MOST_PRICE, MOST_PRICE);
  const allowance = number(cells.allowance, 2, 0n, 0n, 10_000n);
  const cost = number(cells.cost ?? "", 4, 0n, 0n, MOST_PRICE);
  return {
    item,
    counts: item && !cells.option,
    vat: cells.vat,
    net: item ? divided(quantity * price * (10_000n - allowance), CENT_OF_LINE) : 0n,
    cost: item ? divided(quantity * cost, 100_000n) : 0n,
    option: item && Boolean(cells.option) && !cells.variant?.trim(),
  };
}

// Beside each line: an article's net, the sum of a sub-total since the last section or sub-total, null elsewhere.
export function amounts(rows) {
  let running = 0n;
  return rows.map((cells) => {
    const line = lineOf(cells);
    if (cells.kind === "section") running = 0n;
    if (cells.kind === "subtotal") {
      const sum = running;
      running = 0n;
      return sum;
    }
    if (!cells.option) running += line.net;
    return line.item ? line.net : null;
  });
}

// `rates`: [code, percent in hundredths, category, label], as the server gives them.
export function totalsOf(rows, discount, rates) {
  const lines = rows.map(lineOf);
  const bases = new Map();
  for (const line of lines) if (line.counts) bases.set(line.vat, (bases.get(line.vat) ?? 0n) + line.net);
  const gross = sum([...bases.values()]);
  const allowance = discounted(gross, discount);
  const parts = spread(allowance, bases);
  const shares = rates
    .filter(([code]) => bases.has(code))
    .map(([code, percent, , label]) => {
      const base = bases.get(code) - parts.get(code);
      return { code, label, taxed: percent > 0, base, tax: divided(base * BigInt(percent), 10_000n) };
    });
  const excl = sum(shares.map((share) => share.base));
  const tax = sum(shares.map((share) => share.tax));
  const cost = sum(lines.filter((line) => line.counts).map((line) => line.cost));
  const options = sum(lines.filter((line) => line.option).map((line) => line.net));
  const withoutCost = lines.filter((line) => line.counts && !line.cost).length;
  return { gross, allowance, shares, excl, tax, incl: excl + tax, margin: excl - cost, withoutCost, options };
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0n);
}

function discounted(gross, { percent, amount: asked }) {
  const share = number(percent, 2, 0n, 0n, 10_000n);
  const wanted = share ? divided(gross * share, 10_000n) : number(asked, 2, 0n, 0n, 99_999_999_999n);
  if (gross <= 0n) return 0n;
  return wanted < gross ? wanted : gross;
}

// In proportion, the sum exact: cents left over go where the rounding took most.
function spread(value, weights) {
  const whole = sum([...weights.values()]);
  if (!value || !whole) return new Map([...weights.keys()].map((code) => [code, 0n]));
  const shares = [...weights].map(([code, weight]) => {
    const floor = floored(value * weight, whole);
    return { code, floor, rest: value * weight - floor * whole };
  });
  let left = value - sum(shares.map((share) => share.floor));
  const order = [...shares].sort((a, b) => compared(b.rest, a.rest) || (a.code < b.code ? -1 : 1));
  for (const share of order) {
    if (left <= 0n) break;
    share.floor += 1n;
    left -= 1n;
  }
  return new Map(shares.map((share) => [share.code, share.floor]));
}

function compared(a, b) {
  return a < b ? -1 : Number(a > b);
}

// One decimal, "" when nothing is sold.
export function marginPercent({ margin, excl }) {
  if (!excl) return "";
  const tenths = divided(margin * 1000n * (excl < 0n ? -1n : 1n), abs(excl));
  return `${tenths < 0n ? "-" : ""}${abs(tenths) / 10n},${abs(tenths) % 10n} %`;
}

function marginSaid(totals) {
  const missing = totals.withoutCost;
  const warning = missing ? `${missing}\u00a0${missing > 1 ? "lignes" : "ligne"} sans coût` : "";
  return [marginPercent(totals), warning].filter(Boolean).join(" · ");
}

// The same table as sales/editor/totals.html.
export function drawn(totals, { costs }) {
  const table = document.createElement("table");
  table.className = "c-ed-sums";
  table.createCaption().textContent = "Totaux";
  table.caption.className = "visually-hidden";
  const body = table.createTBody();
  const row = (className, label, value, more = "") => {
    const line = body.insertRow();
    line.className = className;
    const head = Object.assign(document.createElement("th"), { scope: "row", textContent: label });
    if (more) head.append(" ", Object.assign(document.createElement("span"), { className: "c-muted", textContent: more }));
    line.append(head);
    line.insertCell().textContent = value;
    return line;
  };
  if (totals.allowance) {
    row("", "Total des lignes", amount(totals.gross));
    row("", "Remise", `−${amount(totals.allowance)}`);
  }
  row("c-ed-sum-excl", "Total HT", amount(totals.excl));
  for (const share of totals.shares) row("", share.taxed ? `TVA ${share.label}` : share.label, amount(share.tax), `sur ${amount(share.base)}`);
  row("c-ed-sum-incl", "Total TTC", amount(totals.incl));
  if (totals.options) row("c-ed-sum-options", "Options, non comprises", `${amount(totals.options)} HT`);
  if (costs) row("c-ed-sum-margin", "Marge", amount(totals.margin), marginSaid(totals)).dataset.costOnly = "";
  return table;
}
