// <button data-copy="text">
import { announce } from "./announce.js";

async function copy(text) {
  // The clipboard interface exists only over https or on this very machine.
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = Object.assign(document.createElement("textarea"), { value: text, className: "visually-hidden" });
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await copy(button.dataset.copy);
  button.classList.add("c-copied");
  setTimeout(() => button.classList.remove("c-copied"), 1500);
  announce("Copié");
});
