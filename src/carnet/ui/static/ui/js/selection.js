// Lists with boxes: data-check-all checks the page; [data-bulk] shows as soon as one row is checked, [data-bulk-count] says how many, [data-bulk-word] agrees with it.
const boxes = (table) => [...table.querySelectorAll("tbody input[type=checkbox]")];

function show(table) {
  const all = boxes(table);
  const count = all.filter((box) => box.checked).length;
  const head = table.querySelector("[data-check-all]");
  head.checked = count > 0 && count === all.length;
  head.indeterminate = count > 0 && count < all.length;
  const bar = document.querySelector("[data-bulk]");
  if (!bar) return;
  bar.hidden = count === 0;
  for (const element of bar.querySelectorAll("[data-bulk-count]")) element.textContent = count;
  for (const element of bar.querySelectorAll("[data-bulk-word]")) {
    element.textContent = count > 1 ? element.dataset.many : element.dataset.one;
  }
}

document.addEventListener("change", (event) => {
  const table = event.target.closest?.("table:has([data-check-all])");
  if (!table) return;
  if (event.target.matches("[data-check-all]")) for (const box of boxes(table)) box.checked = event.target.checked;
  show(table);
});

document.querySelectorAll("table:has([data-check-all])").forEach(show);
