// Dialogs: <button data-dialog="id"> opens, data-close-dialog closes; hx-confirm asks in ours; htmx fills #boite-contenu.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    event.preventDefault();
    opener.closest("[popover]")?.hidePopover();
    document.getElementById(opener.dataset.dialog)?.showModal();
  }
  if (event.target.closest("[data-close-dialog]")) event.target.closest("dialog").close();
  // The veil belongs to the dialog itself: a click on it has no other target.
  if (event.target.matches("dialog[open]") && outside(event)) event.target.close();
});

function outside({ target, clientX, clientY }) {
  const box = target.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

document.addEventListener("htmx:confirm", (event) => {
  const dialog = document.getElementById("question");
  const { ctx, issueRequest, dropRequest } = event.detail;
  if (!dialog || !ctx?.confirm) return;
  event.preventDefault();
  document.getElementById("question-texte").textContent = ctx.confirm;
  dialog.returnValue = "";
  dialog.addEventListener("close", () => (dialog.returnValue === "yes" ? issueRequest() : dropRequest()), { once: true });
  dialog.showModal();
});

document.addEventListener("htmx:after:swap", (event) => {
  const target = event.detail.ctx?.target;
  const dialog = document.getElementById("boite");
  if (target?.id !== "boite-contenu" || !dialog) return;
  if (!target.textContent.trim()) dialog.close();
  else if (!dialog.open) dialog.showModal();
});
