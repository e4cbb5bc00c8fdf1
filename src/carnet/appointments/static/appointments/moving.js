// An appointment is dragged to another hour or day, stretched by its lower edge, or moved by Alt and the arrows.
// A finger scrolls the page; held half a second on an appointment, it takes it.
// Each ends in the same act as the form: without this module the form does it.
const QUARTER = 15;
const FAR = 6; // pixels before a press is a drag
const EDGE = { mouse: 8, touch: 18 }; // of the lower edge, that stretches
const HELD = 500; // milliseconds
const agenda = document.querySelector("[data-agenda]");
let waiting = false, held = false; // a finger is on an appointment; has taken it

const parts = (text) => ({ day: text.slice(0, 10), minutes: Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)) });
const written = (day, minutes) => `${day}T${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
function later(day, count) {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

function shifted(text, days, minutes) {
  const { day, minutes: from } = parts(text);
  const total = from + minutes;
  return written(later(day, days + Math.floor(total / 1440)), ((total % 1440) + 1440) % 1440);
}

async function send(visit, start, end) {
  visit.classList.add("c-visit-moving");
  const body = new URLSearchParams({ debut: start, fin: end, version: visit.dataset.version });
  const token = JSON.parse(document.body.getAttribute("hx-headers:inherited"))["X-CSRFToken"];
  try {
    await fetch(visit.dataset.visit, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": token } });
  } finally {
    sessionStorage.setItem("carnet-moved", visit.getAttribute("href"));
    location.reload(); // the page tells what was done, or why not
  }
}

// The column behind what is dragged.
const dayUnder = (x, y, visit) => document.elementsFromPoint(x, y).filter((one) => !visit.contains(one)).map((one) => one.closest("[data-day]")).find(Boolean);
const daysBetween = (from, to) => Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);

function drag(visit, press) {
  const item = visit.closest(".c-week-item");
  const quarter = parseFloat(getComputedStyle(item.parentElement).gridAutoRows);
  const stretching = visit.getBoundingClientRect().bottom - press.clientY < (EDGE[press.pointerType] ?? EDGE.mouse);
  const first = visit.closest("[data-day]").dataset.day;
  let moved = false, steps = 0, days = 0;

  const move = (event) => {
    if (!moved && Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) < FAR) return;
    moved = true;
    event.preventDefault();
    steps = Math.round((event.clientY - press.clientY) / quarter);
    visit.classList.add("c-visit-moving");
    if (stretching) return void (visit.style.height = `${item.clientHeight + steps * quarter}px`);
    const under = dayUnder(event.clientX, event.clientY, visit);
    if (under) days = daysBetween(first, under.dataset.day);
    visit.style.transform = `translate(${event.clientX - press.clientX}px, ${steps * quarter}px)`;
  };
  const stop = (event) => {
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", stop);
    document.removeEventListener("pointercancel", stop);
    held = false;
    visit.classList.remove("c-visit-held");
    if (!moved) return;
    const noLink = (click) => click.preventDefault();
    visit.addEventListener("click", noLink, { capture: true });
    setTimeout(() => visit.removeEventListener("click", noLink, { capture: true }));
    if (event.type === "pointerup" && (steps || days)) {
      const start = stretching ? visit.dataset.start : shifted(visit.dataset.start, days, steps * QUARTER);
      const end = shifted(visit.dataset.end, stretching ? 0 : days, steps * QUARTER);
      if (end > start) return void send(visit, start, end);
    }
    visit.classList.remove("c-visit-moving");
    visit.style.transform = visit.style.height = "";
  };
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", stop);
  document.addEventListener("pointercancel", stop);
}

const ARROWS = { ArrowUp: [0, -QUARTER], ArrowDown: [0, QUARTER], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

// Among the empty hours of a column, arrows go from one to the next; Enter opens the form.
function walk(event) {
  const slot = event.target.closest(".c-week-slot a");
  const slots = slot && [...slot.closest("ol").querySelectorAll(".c-week-slot a")];
  if (!slot || !["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const at = slots.indexOf(slot);
  const column = slot.closest("[data-day]");
  const beside = { ArrowLeft: column.previousElementSibling, ArrowRight: column.nextElementSibling }[event.key];
  const wanted = beside?.querySelectorAll(".c-week-slot a")[at] ?? slots[at + (event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0)];
  if (!wanted) return;
  event.preventDefault();
  slot.tabIndex = -1;
  wanted.tabIndex = 0;
  wanted.focus();
}

if (agenda) {
  agenda.querySelector(".c-week-slot a")?.setAttribute("tabindex", "0");
  agenda.addEventListener("dragstart", (event) => event.preventDefault());
  agenda.addEventListener("pointerdown", (event) => {
    const visit = event.target.closest(".c-week-item [data-visit]");
    if (!visit || event.button !== 0) return;
    if (event.pointerType !== "touch") drag(visit, event);
    else if (event.isPrimary && matchMedia("(min-width: 50em)").matches) hold(visit, event);
  });
  // Listened to from the start: added once the finger is down, it could no longer keep the page from scrolling.
  agenda.addEventListener("touchmove", (event) => { if (held) event.preventDefault(); }, { passive: false });
  agenda.addEventListener("contextmenu", (event) => { if (held || waiting) event.preventDefault(); });
  agenda.addEventListener("keydown", (event) => {
    const visit = event.target.closest("[data-visit]");
    const step = event.altKey && ARROWS[event.key];
    if (!visit || !step) return walk(event);
    event.preventDefault();
    const [days, minutes] = step;
    const start = event.shiftKey ? visit.dataset.start : shifted(visit.dataset.start, days, minutes);
    send(visit, start, shifted(visit.dataset.end, event.shiftKey ? 0 : days, minutes));
  });
  const back = sessionStorage.getItem("carnet-moved");
  if (back) {
    sessionStorage.removeItem("carnet-moved");
    agenda.querySelector(`[href="${CSS.escape(back).replaceAll("\\", "")}"]`)?.focus({ preventScroll: true });
  }
}

function hold(visit, press) {
  const timer = setTimeout(() => {
    leave();
    held = true;
    visit.classList.add("c-visit-held");
    navigator.vibrate?.(15);
    drag(visit, press);
  }, HELD);
  const stray = (event) => { if (Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) > FAR) leave(); };
  const leave = () => {
    clearTimeout(timer);
    waiting = false;
    document.removeEventListener("pointermove", stray);
    for (const name of ["pointerup", "pointercancel"]) document.removeEventListener(name, leave);
  };
  waiting = true;
  document.addEventListener("pointermove", stray);
  for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, leave);
}
