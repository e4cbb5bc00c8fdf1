// <form data-kept="key">: what is typed stays in this browser until the server has it. Sending asks first whether the server answers:
// without network, or once the session is over, nothing is sent, nothing is lost (photos included), and the page says why.
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

const PATIENCE = 10_000;

// Whether it can be sent: "" when it can, else the note that says why not.
async function obstacle() {
  if (!navigator.onLine) return "network";
  try {
    const answer = await fetch(location.href, { method: "HEAD", signal: AbortSignal.timeout(PATIENCE) });
    return answer.redirected ? "session" : "";
  } catch {
    return "network";
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
  const notes = [...form.querySelectorAll("[data-kept-note]")];
  const refused = Boolean(form.querySelector("[aria-invalid=true], .c-form-errors"));
  const kept = stored(key);
  if (kept && !refused) bringBack(form, kept);
  form.addEventListener("input", () => store(key, typed(form)));
  form.addEventListener("change", () => store(key, typed(form)));
  let asking = false, reached = false;
  form.addEventListener("submit", async (event) => {
    if (reached) return; // forgotten once the server says that it has it
    event.preventDefault();
    event.stopPropagation(); // the page is not being left: it goes on asking before
    if (asking) return;
    asking = true;
    store(key, typed(form));
    const why = await obstacle();
    asking = false;
    for (const note of notes) note.hidden = note.dataset.keptNote !== why;
    if (why) return void notes.find((note) => !note.hidden).scrollIntoView({ block: "center" });
    reached = true;
    form.requestSubmit(event.submitter);
  });
  addEventListener("pageshow", () => { reached = false; });
  addEventListener("online", () => { for (const note of notes) note.hidden = true; });
}
