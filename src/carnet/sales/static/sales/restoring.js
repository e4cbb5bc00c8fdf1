// What was typed and never confirmed comes back; two versions of a document: the person chooses.
import { address } from "./keeping.js";
import { touch } from "./sheet-keys.js";

export function restore({ form, sheet, keeping, client, total }) {
  const banner = form.querySelector("[data-editor-banner]");
  const { shelf } = keeping;

  function show({ tone = "warn", title, text, buttons }) {
    const notice = Object.assign(document.createElement("div"), { className: `c-notice c-notice-${tone}`, role: "status" });
    const body = Object.assign(document.createElement("div"), { className: "c-notice-body" });
    body.append(Object.assign(document.createElement("h2"), { textContent: title }), Object.assign(document.createElement("p"), { textContent: text }));
    const row = Object.assign(document.createElement("div"), { className: "c-buttons" });
    const from = document.activeElement;
    for (const [label, act] of buttons) row.append(button(label, act, from));
    body.append(row);
    notice.append(body);
    banner.replaceChildren(notice);
    return row.firstElementChild;
  }

  function button(label, act, from) {
    const element = Object.assign(document.createElement(typeof act === "string" ? "a" : "button"), { className: "btn btn-sm c-btn", textContent: label });
    if (typeof act === "string") Object.assign(element, { href: act, target: "_blank", rel: "noopener" });
    else {
      element.type = "button";
      element.addEventListener("click", () => { banner.replaceChildren(); act(); back(from); });
    }
    return element;
  }

  // Once chosen, the hands are again where they were, or where the lines end.
  function back(from) {
    if (from?.isConnected && form.contains(from)) from.focus();
    else if (!touch()) sheet.focus(sheet.rows.at(-1).id, "description");
  }

  // Put in the form what was kept; then it is sent as if it had just been typed.
  async function apply(content) {
    const fields = Map.groupBy(content.fields, ([name]) => name);
    for (const field of form.elements) {
      if (!field.name || field.type === "submit" || ["csrfmiddlewaretoken", "version", "entry_key"].includes(field.name)) continue;
      const values = (fields.get(field.name) ?? []).map(([, value]) => value);
      if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
      else if (values.length) field.value = values[0];
    }
    sheet.load(content.lines);
    const site = fields.get("site_id")?.[0][1];
    if (client.id) await client.refresh();
    if (site) form.elements.site_id.value = site;
    keeping.changed();
    total();
  }

  const saved = () => { shelf.forget(); keeping.confirmed = keeping.typed; keeping.guard(); location.reload(); };

  keeping.addEventListener("stale", ({ detail }) => {
    show({
      tone: "bad",
      title: "Enregistré entre-temps",
      text: detail.stale,
      buttons: [
        ["Voir ce qui est enregistré", detail.page ?? address(form)],
        ["Garder ma saisie à la place", () => keeping.overrule(detail.version)],
        ["Prendre ce qui est enregistré", saved],
      ],
    }).scrollIntoView({ block: "center" });
  });

  // A tab in which nothing waits follows the one that saved: coming back to it, there is no conflict to settle.
  shelf.onSavedElsewhere((version) => {
    if (version !== keeping.value("version") && !keeping.unsaved && !keeping.sending && !keeping.held) location.reload();
  });

  shelf.sweep();
  begin();

  async function begin() {
    const content = shelf.read();
    if (!content) return form.dataset.new === "yes" && abandoned();
    if (!(await shelf.isOpenElsewhere())) return offer(content);
    show({
      tone: "info",
      title: "Ouvert aussi dans un autre onglet",
      text: "Ce qui s’y tape n’est pas encore enregistré. Finissez là-bas : cette page suivra d’elle-même.",
      buttons: [],
    });
  }

  // Nobody saved since: it comes back by itself. Somebody did: it waits for a choice.
  function offer(found) {
    const same = !keeping.typed && (found.version === keeping.value("version") || found.entry_key === form.dataset.lastEntry);
    if (!same) {
      keeping.held = true;
      return show({
        title: "Une saisie n’avait pas été enregistrée",
        text: `Le document a changé depuis votre saisie ${when(found)}. Choisissez laquelle garder.`,
        buttons: [
          ["Reprendre ma saisie", () => { keeping.held = false; apply(found); }],
          ["Garder ce qui est enregistré", () => { keeping.held = false; shelf.forget(); }],
        ],
      });
    }
    apply(found);
    show({
      tone: "info",
      title: "Votre saisie est revenue",
      text: `Elle avait été gardée sur cet appareil ${when(found)}, sans être enregistrée.`,
      buttons: [["Revenir à ce qui était enregistré", saved]],
    });
  }

  async function abandoned() {
    const [latest] = await shelf.orphans(form.dataset.kind);
    if (!latest || keeping.typed) return;
    const { place, content: found } = latest;
    const count = found.lines.length;
    show({
      tone: "info",
      title: "Une saisie n’a pas été terminée",
      text: `${found.client || "Sans client"}, ${count} ligne${count > 1 ? "s" : ""}, ${when(found)}. Elle est gardée sur cet appareil.`,
      buttons: [
        ["La reprendre", () => { shelf.moveTo(place); form.elements.entry_key.value = found.entry_key; apply(found); }],
        ["La jeter", () => forget(place)],
      ],
    });
  }

  function forget(place) {
    const own = shelf.place;
    shelf.moveTo(place);
    shelf.moveTo(own);
  }
}

function when({ at }) {
  const moment = new Date(at);
  return `le ${moment.toLocaleDateString("fr-FR")} à ${moment.toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" })}`;
}
