// The acts of a line by menu, the tools above the sheet, the buttons that add below it.
import { isBlank } from "./totals.js";
import { option, touch } from "./sheet-keys.js";

const COSTS = "carnet-editor-costs";
const WIDE = "(min-width: 50em)";

export function acts(sheet, form) {
  const { section } = sheet;
  const menu = document.getElementById("editeur-menu");
  const tool = (name) => section.querySelector(`[data-tool="${name}"]`);
  let current = null;
  let cell = "description"; // where the cursor was

  function open(id, button = sheet.elements.get(id)?.querySelector("[data-act=menu]")) {
    current = id;
    const { cells } = sheet.at(id);
    const row = sheet.elements.get(id);
    cell = (row.contains(document.activeElement) && document.activeElement.dataset.cell) || "description";
    for (const item of menu.querySelectorAll("[data-item-only]")) item.hidden = cells.kind !== "item";
    allow(id);
    row.setAttribute("data-acting", "");
    menu.querySelector("[data-act=option] span").textContent = cells.option ? "Compter dans le total" : "En option";
    menu.showPopover({ source: button });
    place(menu, button);
    menu.querySelector("button:not([disabled])").focus();
  }

  // An empty line is only a place; the first and the last line go no further.
  function allow(id) {
    const blank = isBlank(sheet.at(id).cells);
    const edge = { up: sheet.index(id) === 0, down: sheet.index(id) >= sheet.rows.length - 2 };
    for (const item of menu.querySelectorAll("[data-act]")) item.disabled = (blank && !["above", "section"].includes(item.dataset.act)) || Boolean(edge[item.dataset.act]);
  }

  // The menu stays: a line often goes up or down more than once.
  function carry(id, step) {
    if (!sheet.move(id, step, null)) return;
    allow(id);
    place(menu, sheet.elements.get(id).querySelector("[data-act=menu]"));
    sheet.elements.get(id).scrollIntoView({ block: matchMedia(WIDE).matches ? "nearest" : "start" });
    if (document.activeElement?.disabled || !menu.contains(document.activeElement)) menu.querySelector(step < 0 ? "[data-act=down]" : "[data-act=up]").focus();
  }

  function act(name) {
    const id = current;
    if (!sheet.at(id)) return menu.hidePopover();
    if (name === "up" || name === "down") return carry(id, name === "up" ? -1 : 1);
    menu.hidePopover();
    // On the phone a line is shown; the keyboard comes up for what is to be written.
    const back = touch() ? null : cell;
    if (name === "above") sheet.insert(sheet.index(id), [{}]);
    if (name === "section") sheet.insert(sheet.index(id), [{ kind: "section" }]);
    if (name === "duplicate") sheet.duplicate(id, back);
    if (name === "delete") sheet.remove(id, back);
    if (name === "option") option(sheet, id);
    if (name === "variant") variant(id);
  }

  function variant(id) {
    const element = sheet.elements.get(id);
    element.setAttribute("data-naming", "");
    element.setAttribute("data-variant", "");
    sheet.focus(id, "variant");
    element.querySelector("[data-cell=variant]").addEventListener("blur", () => { element.removeAttribute("data-naming"); sheet.draw(); }, { once: true });
  }

  menu.addEventListener("click", (event) => {
    const item = event.target.closest("[data-act]");
    if (item) act(item.dataset.act);
  });
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Tab") menu.hidePopover();
    if (!step) return;
    event.preventDefault();
    const items = [...menu.querySelectorAll("button:not([disabled], [hidden])")];
    items.at((items.indexOf(document.activeElement) + step) % items.length).focus();
  });
  menu.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    section.querySelector("[data-acting]")?.removeAttribute("data-acting");
    if (!touch() && menu.contains(document.activeElement) && sheet.at(current)) sheet.focus(current, cell);
  });

  section.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act=menu]");
    if (button) return open(sheet.idOf(button), button);
    const added = event.target.closest("[data-add]")?.dataset.add;
    if (added) add(added);
    const name = event.target.closest("[data-tool]")?.dataset.tool;
    if (name === "undo") sheet.undo();
    if (name === "redo") sheet.redo();
    if (name === "costs") costs(section.dataset.costs === "off");
  });

  // Below what is written, above the empty row. A section that follows another ends nothing: its sub-total is asked for.
  function add(kind) {
    const last = sheet.rows.at(-1);
    if (kind === "item") return sheet.focus(last.id, "description");
    const values = kind === "subtotal" ? { kind, description: "Sous-total" } : { kind };
    const [fresh] = sheet.insert(sheet.rows.length - 1, [values]);
    sheet.focus(kind === "subtotal" ? sheet.rows.at(-1).id : fresh.id, "description");
  }

  // On the screen only, remembered by this browser.
  function costs(shown) {
    section.dataset.costs = shown ? "on" : "off";
    form.querySelector(".c-ed-total").dataset.costs = section.dataset.costs;
    tool("costs").setAttribute("aria-pressed", String(shown));
    try { localStorage.setItem(COSTS, section.dataset.costs); } catch { /* private window */ }
  }

  function kept() {
    try { return localStorage.getItem(COSTS); } catch { return null; }
  }

  function refresh() {
    // The button under the hand stays, with nothing left to do: switched off, it would drop the keyboard nowhere.
    for (const [name, steps] of [["undo", sheet.past], ["redo", sheet.future]]) tool(name).disabled = steps.length === 0 && document.activeElement !== tool(name);
  }

  if (tool("costs")) costs(kept() === "on");
  return { open, refresh };
}

// Beside the line on the desk, inside the window; a sheet from below on the phone (shell.css).
function place(menu, button) {
  if (!matchMedia(WIDE).matches || !button) return menu.removeAttribute("style");
  const at = button.getBoundingClientRect();
  const top = Math.min(at.bottom, innerHeight - menu.offsetHeight - 8);
  Object.assign(menu.style, { inset: "auto", margin: "0", top: `${Math.max(top, 8)}px`, left: `${at.left}px` });
}
