// Tell a screen reader, politely, what has just changed on the screen.
export function announce(text) {
  const region = document.getElementById("annonces");
  if (!region) return;
  region.textContent = "";
  // Emptied first: the same sentence twice in a row is said twice.
  setTimeout(() => { region.textContent = text; }, 50);
}
