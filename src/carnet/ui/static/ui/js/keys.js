// Keyboard shortcuts. The list people read is the register's; those with an address are bound from it.
import { openPalette } from "./palette.js";

const typing = (element) => element?.closest?.("input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]");

function focusSearch() {
  const input = document.querySelector("[data-search-field]");
  input?.focus();
  input?.select();
  return Boolean(input);
}

function openKeys() {
  const dialog = document.getElementById("raccourcis");
  if (dialog && !dialog.open) dialog.showModal();
  return Boolean(dialog);
}

// "Alt+N" pressed? Some systems type another sign with Alt: then the place of the key decides.
function pressed(event, keys) {
  const parts = keys.toLowerCase().split("+");
  const letter = parts.pop();
  const modifiers = { alt: event.altKey, ctrl: event.ctrlKey || event.metaKey, maj: event.shiftKey };
  if (!parts.every((name) => modifiers[name])) return false;
  if (["alt", "ctrl"].some((name) => modifiers[name] && !parts.includes(name))) return false;
  const key = event.key.toLowerCase();
  return key === letter || (!/^[a-z0-9/?]$/.test(key) && event.code === `Key${letter.toUpperCase()}`);
}

function openBound(event) {
  const bound = [...document.querySelectorAll("[data-key][data-href]")].find((element) => pressed(event, element.dataset.key));
  if (!bound || (!event.altKey && !event.ctrlKey && typing(event.target))) return false;
  location.assign(bound.dataset.href);
  return true;
}

function edit() {
  const link = document.querySelector("[data-edit]");
  link?.click();
  return Boolean(link);
}

// Keys without Ctrl nor Alt can be switched off (WCAG 2.1.4): somebody who dictates types them without wanting.
function singleKeys() {
  try { return localStorage.getItem("carnet-single-keys") !== "no"; } catch { return true; }
}

function currentForm(event) {
  return event.target.closest?.("form[data-guard]") ?? document.querySelector("form[data-guard]");
}

function saveAndNext(event) {
  const form = event.target.closest?.("form");
  if (!form || form.method === "dialog") return false;
  const button = form.querySelector("[data-save-next]");
  if (button) button.click();
  else form.requestSubmit();
  return true;
}

// Native dialogs and popovers close by themselves; only a form is left to cancel.
function cancel(event) {
  if (document.querySelector("dialog[open], :popover-open")) return false;
  const link = currentForm(event)?.querySelector("[data-cancel]");
  link?.click();
  return Boolean(link);
}

function act(event) {
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key.toLowerCase() === "k") {
    openPalette();
    return true;
  }
  if (command && event.key === "Enter") return saveAndNext(event);
  if (event.key === "Escape") return cancel(event);
  if (!command && !event.altKey && !typing(event.target) && singleKeys()) {
    if (event.key === "/") return focusSearch();
    if (event.key === "?") return openKeys();
    if (event.key === "e") return edit();
  }
  return openBound(event);
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  if (act(event)) event.preventDefault();
});

const choice = document.querySelector("[data-single-keys]");
if (choice) {
  choice.checked = singleKeys();
  choice.addEventListener("change", () => {
    try { localStorage.setItem("carnet-single-keys", choice.checked ? "yes" : "no"); } catch { /* private window */ }
  });
}
