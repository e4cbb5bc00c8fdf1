// Rows added to and taken from a Django formset. A removed row can be put back until the form is saved.
import { announce } from "./announce.js";

const fieldOf = (row) => row?.querySelector("input:not([type=hidden], [type=checkbox]), select, textarea");

// The only row, still empty, has nothing to take away.
function spare(formset) {
  const rows = [...formset.querySelectorAll("[data-formset-row]")].filter((row) => !row.closest("template"));
  const shown = rows.filter((row) => !row.hidden);
  for (const row of rows) row.querySelector("[data-formset-remove]").hidden = shown.length === 1 && isEmpty(row);
}

const isEmpty = (row) => [...row.querySelectorAll("input:not([type=hidden], [type=checkbox]), textarea")].every((field) => !field.value);

function add(formset) {
  const total = formset.querySelector("[name$='-TOTAL_FORMS']");
  const empty = formset.querySelector("template[data-formset-empty]");
  const rows = formset.querySelector("[data-formset-rows]");
  rows.insertAdjacentHTML("beforeend", empty.innerHTML.replaceAll("__prefix__", total.value));
  total.value = Number(total.value) + 1;
  const row = rows.lastElementChild;
  window.htmx?.process(row);
  fieldOf(row)?.focus();
  changed(row);
}

function remove(row) {
  mark(row, true);
  row.hidden = true;
  const bar = document.createElement("div");
  bar.className = "c-row-removed";
  bar.innerHTML = "<span>Ligne retirée à l’enregistrement.</span> <button class='btn btn-sm c-btn' type='button' data-formset-restore>Rétablir</button>";
  row.after(bar);
  bar.querySelector("button").focus();
  changed(row);
  announce("Ligne retirée. Le bouton Rétablir la remet.");
}

function restore(bar) {
  const row = bar.previousElementSibling;
  bar.remove();
  row.hidden = false;
  mark(row, false);
  fieldOf(row)?.focus();
}

// Fields of a removed row stay in the form: Django reads the deletion box.
function mark(row, removed) {
  const box = row.querySelector("[name$='-DELETE']");
  if (box) box.checked = removed;
  else for (const field of row.querySelectorAll("input, select, textarea")) field.disabled = removed;
}

function changed(row) {
  spare(row.closest("[data-formset]"));
  row.dispatchEvent(new Event("change", { bubbles: true }));
  const form = row.closest("form[data-guard]");
  if (form) form.dataset.guard = "dirty";
}

document.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  if (at("[data-formset-add]")) add(at("[data-formset]"));
  if (at("[data-formset-remove]")) remove(at("[data-formset-row]"));
  if (at("[data-formset-restore]")) restore(at(".c-row-removed"));
});

document.addEventListener("input", (event) => {
  const formset = event.target.closest?.("[data-formset]");
  if (formset) spare(formset);
});

document.querySelectorAll("[data-formset]").forEach(spare);
