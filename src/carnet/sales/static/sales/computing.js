// A small sum typed in a cell: « 2,4 x 1,2 », « 3+4 », « (12+8)/2 ». The result as a French field shows it, null for anything else. Pure.
import { written } from "./numbers.js";

const TOKEN = /\s*(\d+(?:[.,]\d+)?|[-+*/()])/y;

export function computed(text, places) {
  const source = text.replace(/^\s*=/, "").replace(/[×x]/gi, "*").replace(/[÷:]/g, "/").replaceAll("−", "-").replace(/[\u00a0\u202f]/g, "").trim();
  if (!/\d\s*[-+*/(]/.test(source) && !/[-+*/(]\s*\(/.test(source)) return null;
  const tokens = split(source);
  if (!tokens) return null;
  const state = { tokens, at: 0 };
  const value = sum(state);
  if (value === null || state.at !== tokens.length || !Number.isFinite(value) || Math.abs(value) > 9_999_999) return null;
  return written((Math.round(value * 10 ** places) / 10 ** places).toFixed(places)).replace(/\u202f/g, "");
}

function split(source) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const found = TOKEN.exec(source);
    if (!found) return null;
    tokens.push(found[1]);
  }
  return tokens;
}

function sum(state) {
  let value = product(state);
  while (value !== null && /^[-+]$/.test(state.tokens[state.at] ?? "")) {
    const sign = state.tokens[state.at++] === "+" ? 1 : -1;
    const next = product(state);
    value = next === null ? null : value + sign * next;
  }
  return value;
}

function product(state) {
  let value = atom(state);
  while (value !== null && /^[*/]$/.test(state.tokens[state.at] ?? "")) {
    const times = state.tokens[state.at++] === "*";
    const next = atom(state);
    if (next === null || (!times && next === 0)) return null;
    value = times ? value * next : value / next;
  }
  return value;
}

function atom(state) {
  const token = state.tokens[state.at++];
  if (token === "-") {
    const value = atom(state);
    return value === null ? null : -value;
  }
  if (token === "(") {
    const value = sum(state);
    return state.tokens[state.at++] === ")" ? value : null;
  }
  return token && /\d/.test(token) ? Number(token.replace(",", ".")) : null;
}
