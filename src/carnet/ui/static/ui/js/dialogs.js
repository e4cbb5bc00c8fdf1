// Dialogs: <button data-dialog="id"> opens, data-close-dialog closes; hx-confirm, or data-confirm of a plain form, asks in ours; htmx fills #boite-contenu.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    event.preventDefault();
    opener.closest("[popover]")?.hidePopover();
    document.getElementById(opener.dataset.dialog)?.showModal();
  }
  if (event.target.closest("[data-close-dialog]")) event.target.closest("dialog")?.close();
  // The veil belongs to the dialog itself: a click on it has no other target.
  if (event.target.matches("dialog[open]") && outside(event)) event.target.close();
});

function outside({ target, clientX, clientY }) {
  const box = target.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

function question(dialog, text, yes, no = () => {}) {
  document.getElementById("question-texte").textContent = text;
  dialog.returnValue = "";
  dialog.addEventListener("close", () => (dialog.returnValue === "yes" ? yes() : no()), { once: true });
  dialog.showModal();
}

document.addEventListener("htmx:confirm", (event) => {
  const dialog = document.getElementById("question");
  const { ctx, issueRequest, dropRequest } = event.detail;
  if (!dialog || !ctx?.confirm) return;
  event.preventDefault();
  question(dialog, ctx.confirm, issueRequest, dropRequest);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  const dialog = document.getElementById("question");
  if (!dialog || !form.matches("form[data-confirm]")) return;
  event.preventDefault();
  question(dialog, form.dataset.confirm, () => form.submit());
});

document.addEventListener("htmx:after:swap", (event) => {
  const target = event.detail.ctx?.target;
  const dialog = document.getElementById("boite");
  if (target?.id !== "boite-contenu" || !dialog) return;
  if (!target.textContent.trim()) dialog.close();
  else if (!dialog.open) dialog.showModal();
});
