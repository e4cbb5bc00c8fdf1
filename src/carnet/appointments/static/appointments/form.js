// The form of an appointment: the places follow the client, the end follows the start, a free hour is taken by a click.
const minutes = (text) => {
  const found = /^\s*(\d{1,2})\s*(?:[h:.]\s*(\d{2})?)?\s*$|^\s*(\d{1,2})(\d{2})\s*$/i.exec(text ?? "");
  return found ? Number(found[1] ?? found[3]) * 60 + Number(found[2] ?? found[4] ?? 0) : null;
};
const hour = (count) => `${String(Math.floor(count / 60)).padStart(2, "0")}:${String(count % 60).padStart(2, "0")}`;
const told = (field) => field.dispatchEvent(new Event("change", { bubbles: true }));

function keepLength(form) {
  const { start, end } = form.elements;
  let was = minutes(start.value);
  return () => {
    const now = minutes(start.value), last = minutes(end.value);
    if (now === null) return;
    if (was !== null && last !== null && last > was && now + last - was < 1440) end.value = hour(now + last - was);
    was = now;
  };
}

async function bringPlaces(form) {
  const box = form.querySelector("[data-places]");
  const asked = new URLSearchParams({ client: form.elements.client.value });
  const answer = await fetch(`${form.dataset.appointment}?${asked}`, { headers: { "HX-Request": "true" } });
  if (answer.ok) box.innerHTML = await answer.text();
}

for (const form of document.querySelectorAll("form[data-appointment]")) {
  const shift = keepLength(form);
  form.addEventListener("change", (event) => {
    if (event.target.name === "start") shift();
    if (event.target.name === "client") bringPlaces(form);
  });
  form.addEventListener("click", (event) => {
    const slot = event.target.closest("[data-slot-day]");
    if (!slot) return;
    form.elements.day.value = slot.dataset.slotDay;
    form.elements.end_day.value = "";
    form.elements.start.value = slot.dataset.slotHour;
    shift();
    told(form.elements.day);
    form.elements.start.focus();
  });
}
