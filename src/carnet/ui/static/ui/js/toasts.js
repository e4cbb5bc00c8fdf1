// Short messages. Those that only say "done" leave by themselves; an error or an undo stays until it is closed.
const STAY = 8000;
const region = () => document.getElementById("messages");

export function toast(text, level = "info") {
  const element = document.createElement("div");
  element.className = `c-toast c-toast-${level}`;
  element.setAttribute("role", level === "error" ? "alert" : "status");
  element.append(Object.assign(document.createElement("span"), { className: "c-toast-text", textContent: text }));
  const close = Object.assign(document.createElement("button"), { className: "btn btn-sm c-btn-quiet", type: "button", textContent: "Fermer" });
  close.dataset.closeToast = "";
  element.append(close);
  region()?.append(element);
}

function leaveLater(element) {
  if (element.matches(".c-toast-error, .c-toast-warning, [data-undo]")) return;
  const leave = () => (element.matches(":hover, :focus-within") ? setTimeout(leave, STAY) : element.remove());
  setTimeout(leave, STAY);
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close-toast]")) event.target.closest(".c-toast").remove();
});

document.addEventListener("htmx:error", () => toast("Carnet ne répond pas. Votre saisie est toujours là : réessayez.", "error"));

if (region()) {
  [...region().children].forEach(leaveLater);
  new MutationObserver((changes) => changes.flatMap(({ addedNodes }) => [...addedNodes])
    .filter((node) => node.nodeType === Node.ELEMENT_NODE).forEach(leaveLater)).observe(region(), { childList: true });
}
