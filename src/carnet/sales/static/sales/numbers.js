// Numbers as French people type them, in whole units of a decimal place (BigInt): the same reading as kernel/numbers.py.
const BLANKS = /[\s\u00a0\u202f]+/g;
const NUMBER = /^([-+]?)(\d+)?(?:[.,](\d*))?$/;

// "1 234,50" with two places → 123450n; null for anything else, for more decimals or more than `most` digits before the comma.
export function scaled(text, places = 2, most = 9) {
  let bare = text.replaceAll("−", "-").replace(/[€'’]/g, "").replace(BLANKS, "");
  if (bare.includes(",") && bare.includes(".")) {
    const thousands = bare.lastIndexOf(".") > bare.lastIndexOf(",") ? "," : ".";
    bare = bare.replaceAll(thousands, "");
  }
  const found = bare.length < 40 ? bare.match(NUMBER) : null;
  if (!found || !(found[2] || found[3])) return null;
  const head = (found[2] ?? "0").replace(/^0+/, "") || "0";
  const tail = (found[3] ?? "").replace(/0+$/, "");
  if (head.length > most || tail.length > places) return null;
  const value = BigInt(head + tail.padEnd(places, "0"));
  return found[1] === "-" ? -value : value;
}

export function abs(value) {
  return value < 0n ? -value : value;
}

// Divided, halves away from zero.
export function divided(value, by) {
  const whole = (abs(value) * 2n + by) / (by * 2n);
  return value < 0n ? -whole : whole;
}

export function floored(value, by) {
  const whole = value / by;
  return value % by !== 0n && value < 0n !== by < 0n ? whole - 1n : whole;
}

// Cents as `18 240,00 €`: as the filter `amount` writes them.
export function amount(cents) {
  const digits = abs(cents).toString().padStart(3, "0");
  const head = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, "\u202f");
  return `${cents < 0n ? "−" : ""}${head},${digits.slice(-2)}\u00a0€`;
}

// A plain number with a point as a French field shows it: 1250.5 → "1 250,50" with at least two decimals.
export function written(text, least = 0) {
  if (text === null || text === undefined || text === "") return "";
  const [head, tail = ""] = String(text).split(".");
  const decimals = tail.replace(/0+$/, "").padEnd(least, "0");
  return head.replace(/\B(?=(\d{3})+$)/g, "\u202f") + (decimals ? `,${decimals}` : "");
}
