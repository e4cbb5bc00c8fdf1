// <form data-kept="key">: what is typed stays in this browser until the server has it. Without network nothing is sent, and the page says so.
const PREFIX = "carnet-kept-";
const HIDDEN = new Set(["csrfmiddlewaretoken", "photos"]);

function typed(form) {
  const found = {};
  for (const [name, value] of new FormData(form)) {
    if (!HIDDEN.has(name) && typeof value === "string") (found[name] ??= []).push(value);
  }
  return found;
}

function bringBack(form, values) {
  for (const field of form.elements) {
    const kept = values[field.name];
    if (!kept) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = kept.includes(field.value);
    else if (field.type !== "file") field.value = kept[0];
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function store(key, values) {
  try {
    if (values) localStorage.setItem(key, JSON.stringify(values));
    else localStorage.removeItem(key);
  } catch { /* private window: the page itself still holds it */ }
}

function stored(key) {
  try { return JSON.parse(localStorage.getItem(key) ?? "null"); } catch { return null; }
}

for (const said of document.querySelectorAll("[data-kept-done]")) store(PREFIX + said.dataset.keptDone, null);

for (const form of document.querySelectorAll("form[data-kept]")) {
  const key = PREFIX + form.dataset.kept;
  const note = form.querySelector("[data-kept-note]");
  const refused = Boolean(form.querySelector("[aria-invalid=true], .c-form-errors"));
  const kept = stored(key);
  if (kept && !refused) bringBack(form, kept);
  form.addEventListener("input", () => store(key, typed(form)));
  form.addEventListener("change", () => store(key, typed(form)));
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return; // forgotten once the server says that it has it
    event.preventDefault();
    store(key, typed(form));
    note.hidden = false;
    note.scrollIntoView({ block: "center" });
  });
  addEventListener("online", () => { note.hidden = true; });
}
