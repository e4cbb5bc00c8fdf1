// A line carried by its handle with the mouse; by finger and by keyboard it is moved by the menu and by Alt+arrows.
const ENOUGH = 6; // pixels: less is a click

export function carry(sheet) {
  const { body } = sheet;

  body.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest("[data-act=menu]");
    if (!handle || event.button !== 0 || event.pointerType === "touch") return;
    const row = handle.closest("[data-line]");
    const start = event.clientY;
    let carried = false;
    let target = null;

    const move = ({ clientX, clientY }) => {
      if (!carried && Math.abs(clientY - start) < ENOUGH) return;
      carried = true;
      row.setAttribute("data-carried", "");
      const over = document.elementFromPoint(clientX, clientY)?.closest("[data-line]");
      if (over && body.contains(over)) target = mark(over, clientY);
    };
    const stop = () => {
      removeEventListener("pointermove", move);
      for (const name of ["pointerup", "pointercancel"]) removeEventListener(name, stop);
      row.removeAttribute("data-carried");
      unmark();
      if (!carried) return;
      // The click that ends the gesture must not open the menu.
      addEventListener("click", (click) => { click.preventDefault(); click.stopPropagation(); }, { capture: true, once: true });
      if (target) drop(sheet.idOf(row), target);
    };
    addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) addEventListener(name, stop);
  });

  function mark(over, clientY) {
    const box = over.getBoundingClientRect();
    const after = clientY > box.top + box.height / 2;
    unmark();
    over.dataset.drop = after ? "after" : "before";
    return { id: sheet.idOf(over), after };
  }

  function unmark() {
    body.querySelector("[data-drop]")?.removeAttribute("data-drop");
  }

  function drop(id, { id: over, after }) {
    if (id === over) return;
    const from = sheet.index(id);
    const place = sheet.index(over) + (after ? 1 : 0);
    sheet.move(id, (place > from ? place - 1 : place) - from, "description");
  }
}
