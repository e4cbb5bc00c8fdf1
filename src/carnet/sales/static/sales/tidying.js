// A cell as it reads once left: « 1250.5 » → « 1 250,50 », « m2 » → « m² ». What is not understood stays as typed. Pure.
import { abs, scaled, written } from "./numbers.js";

const PLACES = { quantity: [3, 0], unit_price: [4, 2], allowance: [2, 0], cost: [4, 2] };
const ALIASES = { pce: "u", piece: "u", pieces: "u", unite: "u", unites: "u", ml: "m", metre: "m", metres: "m", heure: "h", heures: "h", hr: "h", j: "jour", jours: "jour", jrs: "jour", f: "forfait", ft: "forfait", ff: "forfait", fft: "forfait", ens: "ensemble", ensembles: "ensemble", paires: "paire", litre: "L", litres: "L", tonne: "t", tonnes: "t" };

export function tidy(cell, text, units = []) {
  if (cell === "unit") return unit(text, units);
  if (!PLACES[cell] || !text.trim()) return text;
  const [places, least] = PLACES[cell];
  const value = scaled(text.replaceAll("%", ""), places);
  if (value === null) return text.trim();
  const digits = abs(value).toString().padStart(places + 1, "0");
  const sign = value < 0n ? "-" : "";
  return sign + written(`${digits.slice(0, -places)}.${digits.slice(-places)}`, least);
}

const folded = (text) => text.trim().toLowerCase().replace(/\.$/, "").normalize("NFKD").replace(/[\u0300-\u036f]/g, "");

function unit(text, units) {
  const wanted = folded(text);
  return units.find((label) => folded(label) === wanted) ?? ALIASES[wanted] ?? text.trim();
}
