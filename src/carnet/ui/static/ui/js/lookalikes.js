// <form data-lookalikes="address">: while a client is typed, who looks like them is shown above the fields (data-lookalikes-box).
import { announce } from "./announce.js";
import { asker } from "./asking.js";

const askers = new WeakMap();

async function look(form) {
  if (!askers.has(form)) askers.set(form, asker(300));
  const body = new URLSearchParams(new FormData(form));
  const answer = await askers.get(form).ask(form.dataset.lookalikes, { method: "POST", body });
  const box = document.querySelector(form.dataset.lookalikesTarget ?? "[data-lookalikes-box]");
  if (answer === null || !box || box.dataset.shown === answer) return;
  box.dataset.shown = answer;
  box.innerHTML = answer;
  window.htmx?.process(box);
  const words = box.querySelector("[data-announce]")?.dataset.announce;
  if (words) announce(words);
}

// Fields that count are marked data-lookalike; in a form without any mark, all count.
function counts(field, form) {
  return field.hasAttribute("data-lookalike") || !form.querySelector("[data-lookalike]");
}

for (const name of ["input", "change"]) {
  document.addEventListener(name, (event) => {
    const form = event.target.closest?.("form[data-lookalikes]");
    if (form && counts(event.target, form)) look(form);
  });
}
