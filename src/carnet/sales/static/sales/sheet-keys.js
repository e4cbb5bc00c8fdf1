// The sheet by keyboard alone, as in a spreadsheet: Enter, Tab and arrows between cells, Alt+arrows move the line, Ctrl+D, Ctrl+Z, Ctrl+Y.
import { announce } from "../ui/js/announce.js";
import { computed } from "./computing.js";
import { tidy } from "./tidying.js";
import { isBlank } from "./totals.js";

export const touch = () => matchMedia("(pointer: coarse)").matches;

const PLACES = { quantity: 3, unit_price: 4, allowance: 2, cost: 4 };

export function listen(sheet, { openMenu, units }) {
  const { section, body } = sheet;
  // The column where a line was begun: Enter comes back to it, as after a run of Tab in a spreadsheet.
  let home = "description";
  let byTab = false;
  let before = "";

  const columns = (id) => [...sheet.elements.get(id).querySelectorAll("[data-cell]")].filter((field) => field.offsetParent && field.tabIndex >= 0).map((field) => field.dataset.cell);

  function down(id, cell) {
    const next = sheet.rows[sheet.index(id) + 1];
    if (next) sheet.focus(next.id, cell);
    else if (!isBlank(sheet.at(id).cells)) sheet.insert(sheet.rows.length, [{}], cell);
  }

  function up(id, cell) {
    const previous = sheet.rows[sheet.index(id) - 1];
    if (previous) sheet.focus(previous.id, cell);
  }

  function sideways(id, cell, step) {
    const order = columns(id);
    const to = order[order.indexOf(cell) + step];
    if (to) return sheet.focus(id, to);
    const row = sheet.rows[sheet.index(id) + step];
    if (row) sheet.focus(row.id, columns(row.id).at(step > 0 ? 0 : -1));
  }

  // Tab at the end of a line goes to the column where lines begin; past the empty last one it leaves the sheet.
  function tab(event, id, cell) {
    byTab = true;
    const order = columns(id);
    if (event.shiftKey || cell !== order.at(-1)) return false;
    const next = sheet.rows[sheet.index(id) + 1];
    if (!next) return false;
    sheet.focus(next.id, columns(next.id).includes(home) ? home : "description");
    return true;
  }

  function escape(field, id) {
    if (field.value === before) return false;
    sheet.set(id, { [field.dataset.cell]: before });
    field.select?.();
    return true;
  }

  function lineKey(event, id, cell) {
    if (event.altKey && !event.ctrlKey) {
      if (event.key === "ArrowUp") return sheet.move(id, -1, cell), true;
      if (event.key === "ArrowDown") return sheet.move(id, 1, cell), true;
      if (event.key === "Delete") return sheet.remove(id, cell), true;
      if (event.code === "KeyO") return option(sheet, id), true;
    }
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "d") {
      if (!isBlank(sheet.at(id).cells)) sheet.duplicate(id, cell);
      return true;
    }
    if ((event.shiftKey && event.key === "F10") || event.key === "ContextMenu") return openMenu(id), true;
    return false;
  }

  function cellKey(event, field, id) {
    const cell = field.dataset.cell;
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === "Tab") return tab(event, id, cell);
    if (event.key === "Escape") return escape(field, id);
    if (event.key === "Enter" && !event.shiftKey) return enter(field, id, cell);
    if (event.shiftKey) return false;
    const edge = edges(field);
    if (event.key === "ArrowUp" && edge.top) return up(id, cell), true;
    if (event.key === "ArrowDown" && edge.bottom) return down(id, cell), true;
    if (event.key === "ArrowLeft" && edge.left) return sideways(id, cell, -1), true;
    if (event.key === "ArrowRight" && edge.right) return sideways(id, cell, 1), true;
    return false;
  }

  // A finger has no Shift: there Enter stays what it is in a text, and goes on to the next cell elsewhere.
  function enter(field, id, cell) {
    if (!touch()) return down(id, home), true;
    if (field.tagName === "TEXTAREA") return false;
    sideways(id, cell, 1);
    return true;
  }

  body.addEventListener("keydown", (event) => {
    const field = event.target.closest("[data-cell]");
    if (!field || event.defaultPrevented || event.isComposing) return;
    const id = sheet.idOf(field);
    if (lineKey(event, id, field.dataset.cell) || cellKey(event, field, id)) event.preventDefault();
  });

  section.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) sheet.redo();
    else sheet.undo();
  });

  body.addEventListener("focusin", (event) => {
    const field = event.target.closest("[data-cell]");
    if (!field) return;
    before = field.value;
    if (!byTab && ["reference", "description"].includes(field.dataset.cell)) home = field.dataset.cell;
    byTab = false;
    if (field.matches(".c-num") && field.select) field.select();
  });

  body.addEventListener("input", (event) => {
    const field = event.target.closest("[data-cell]");
    if (!field) return;
    const id = sheet.idOf(field);
    const cell = field.dataset.cell;
    const value = field.type === "checkbox" ? (field.checked ? "1" : "") : field.value;
    sheet.set(id, { [cell]: value }, { burst: `${id}:${cell}` });
  });

  // A cell that is left is written the French way; « 2,4 x 1,2 » is worked out first.
  body.addEventListener("change", (event) => {
    const field = event.target.closest("[data-cell]");
    if (!field) return;
    const id = sheet.idOf(field);
    const cell = field.dataset.cell;
    if (cell === "variant") return proposed(sheet, id, field.value.trim());
    const said = PLACES[cell] === undefined ? null : computed(field.value, PLACES[cell]);
    if (said !== null) announce(`${field.value} = ${said}`);
    const tidied = tidy(cell, said ?? field.value, units);
    if (tidied !== field.value) sheet.set(id, { [cell]: tidied }, { burst: `${id}:${cell}` });
  });
}

// Of the lines that replace one another one counts: the second to bear the name is proposed.
function proposed(sheet, id, name) {
  const rival = name && sheet.rows.some((row) => row.id !== id && row.cells.variant.trim() === name && !row.cells.option);
  if (!rival || sheet.at(id).cells.option) return;
  sheet.set(id, { option: "1" }, { burst: `${id}:variant` });
  announce(`Variante ${name} : une autre ligne compte déjà, celle-ci est en option.`);
}

export function option(sheet, id) {
  const { cells } = sheet.at(id);
  if (cells.kind !== "item" || isBlank(cells)) return;
  sheet.set(id, { option: cells.option ? "" : "1" });
  announce(cells.option ? "La ligne compte dans le total." : "Ligne en option : hors du total.");
}

// Is the cursor where an arrow has nowhere to go inside the cell? A cell wholly selected, just entered, is left by any arrow.
function edges(field) {
  if (field.tagName === "SELECT" || field.type === "checkbox") return { top: true, bottom: true, left: true, right: true };
  const { value, selectionStart: start, selectionEnd: end } = field;
  const all = start === 0 && end === value.length;
  const caret = start === end;
  return {
    top: all || (caret && !value.slice(0, start).includes("\n") && onFirstLine(field, start)),
    bottom: all || (caret && !value.slice(end).includes("\n") && onLastLine(field, end)),
    left: all || (caret && start === 0),
    right: all || (caret && end === value.length),
  };
}

// A long description wraps: only its two ends are surely on the first and on the last line.
const wraps = (field) => field.tagName === "TEXTAREA" && field.scrollHeight > 2 * parseFloat(getComputedStyle(field).lineHeight) + 10;
const onFirstLine = (field, at) => !wraps(field) || at === 0;
const onLastLine = (field, at) => !wraps(field) || at === field.value.length;
