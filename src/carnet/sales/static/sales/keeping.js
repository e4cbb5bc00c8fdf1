// Saved while typing: the form goes to the server as soon as the hands rest; until the server has confirmed, it is kept in this browser.
import { announce } from "../ui/js/announce.js";
import { Shelf } from "./shelf.js";

const REST = 1_200; // after the last key
const LONGEST = 8_000; // while somebody types without a pause
const LATE = 25_000;
const RETRIES = [2_000, 4_000, 8_000, 15_000, 30_000];

const STATES = {
  none: ["", ""],
  typing: ["", "Modifié, pas encore enregistré"],
  saving: ["", "Enregistrement…"],
  saved: ["ok", "Enregistré"],
  client: ["", "Choisissez un client pour enregistrer : gardé sur cet appareil"],
  incomplete: ["warn", "à compléter, gardé sur cet appareil en attendant"],
  refused: ["bad", "Pas enregistré, gardé sur cet appareil"],
  offline: ["warn", "Hors connexion, gardé ici. Nouvel essai dès que possible"],
  broken: ["warn", "Le serveur n’a pas pu enregistrer : gardé ici, nouvel essai dans un instant"],
  expired: ["warn", "Session terminée : reconnectez-vous dans un autre onglet. Gardé ici"],
  gone: ["bad", "Ce document n’est plus accessible : votre saisie est gardée ici, copiez-la"],
  stale: ["bad", "Enregistré ailleurs entre-temps : votre saisie est gardée ici"],
};

const KEPT = /gardée? (sur|ici)/;

export class Keeping extends EventTarget {
  constructor(form, sheet) {
    super();
    this.form = form;
    this.sheet = sheet;
    this.state = form.querySelector("[data-state]");
    this.shelf = new Shelf(form.dataset.user, form.dataset.new === "yes" ? `${form.dataset.kind}:nouveau:${this.value("entry_key")}` : place(form));
    this.typed = 0; // how many changes so far, and how many the server has confirmed
    this.confirmed = 0;
    this.failures = 0;
    this.held = false; // until a conflict is settled nothing is sent
    addEventListener("online", () => { if (this.unsaved) this.send(); });
    addEventListener("pagehide", () => this.keep());
    document.addEventListener("visibilitychange", () => { if (document.hidden && this.unsaved) { this.keep(); this.send(); } });
  }

  value(name) {
    return this.form.elements[name]?.value ?? "";
  }

  get unsaved() {
    return this.typed !== this.confirmed;
  }

  changed() {
    this.typed += 1;
    if (!this.held) this.tell("typing");
    this.guard();
    clearTimeout(this.keeper);
    this.keeper = setTimeout(() => this.keep(), 150);
    clearTimeout(this.rest);
    this.since ??= Date.now();
    this.rest = setTimeout(() => this.send(), Math.min(REST, Math.max(0, this.since + LONGEST - Date.now())));
  }

  // Leaving asks only while something is not with the server (guard.js).
  guard() {
    if (this.unsaved) this.form.dataset.guard = "dirty";
    else delete this.form.dataset.guard;
  }

  content() {
    const fields = [...new FormData(this.form)].filter(([name, value]) => !["csrfmiddlewaretoken", "lines", "version", "entry_key"].includes(name) && typeof value === "string");
    return {
      version: this.value("version"),
      entry_key: this.value("entry_key"),
      client: this.form.querySelector("[data-client-name]")?.dataset.clientName ?? "",
      fields,
      lines: this.sheet.filled,
    };
  }

  keep() {
    clearTimeout(this.keeper);
    if (this.unsaved) this.unkept = !this.shelf.keep(this.content());
  }

  body() {
    const body = new URLSearchParams([...new FormData(this.form)].filter(([, value]) => typeof value === "string"));
    body.set("lines", JSON.stringify(this.sheet.filled));
    return body;
  }

  // Resolves to the answer of the server; null when it could not be asked.
  async send({ asked = false } = {}) {
    clearTimeout(this.rest);
    clearTimeout(this.retry);
    if (this.held || (!this.unsaved && !asked)) return null;
    if (!this.value("client") && !asked) {
      this.keep();
      this.tell("client");
      return null;
    }
    // One at a time: what is typed meanwhile leaves with the next.
    if (this.sending) {
      await this.sending;
      return this.send({ asked });
    }
    this.sending = this.#exchange();
    try { return await this.sending; } finally { this.sending = null; }
  }

  async #exchange() {
    const sent = this.typed;
    this.since = null;
    this.keep();
    this.tell("saving");
    let answer;
    try {
      answer = await fetch(address(this.form), { method: "POST", body: this.body(), headers: { "X-Autosave": "1", "HX-Request": "true", Accept: "application/json" }, signal: AbortSignal.timeout(LATE) });
    } catch {
      return this.#failed("offline");
    }
    if (answer.status === 401) return this.#failed("expired");
    const told = await answer.json().catch(() => null);
    if (!told) return this.#unread(answer.status);
    this.failures = 0;
    if (answer.status === 409) this.#stale(told);
    else if (answer.ok) this.#saved(told, sent);
    else this.#refused(told);
    return { ok: answer.ok, ...told };
  }

  // No JSON: the document is gone, the token is that of an older session, or something between us and the server broke.
  async #unread(status) {
    if (status === 404 || status === 410) {
      this.keep();
      this.tell("gone");
      return null;
    }
    const expired = status === 403 && !(await this.#newToken());
    return this.#failed(expired ? "expired" : "broken");
  }

  async #newToken() {
    const page = await fetch(location.href).then((answer) => answer.text()).catch(() => "");
    const field = new DOMParser().parseFromString(page, "text/html").querySelector("[data-editor] [name=csrfmiddlewaretoken]");
    if (field) this.form.elements.csrfmiddlewaretoken.value = field.value;
    return Boolean(field);
  }

  #failed(state) {
    this.keep();
    this.tell(state);
    const wait = RETRIES[Math.min(this.failures, RETRIES.length - 1)];
    this.failures += 1;
    this.retry = setTimeout(() => this.send(), wait);
    return null;
  }

  #saved(told, sent) {
    this.form.elements.version.value = told.version;
    if (this.form.dataset.new === "yes") this.#named(told);
    this.shelf.tellSaved(told.version);
    this.confirmed = sent;
    this.guard();
    if (this.unsaved) {
      this.keep();
      this.changed();
    } else {
      this.shelf.forget();
      this.tell("saved", told.at);
    }
    this.dispatchEvent(new CustomEvent("saved", { detail: told }));
  }

  // The new document has its address: coming back to this page opens it, and saving again changes it.
  #named({ action, born }) {
    this.form.action = action;
    Object.assign(this.form.dataset, { new: "no", born });
    this.shelf.moveTo(place(this.form));
    history.replaceState(history.state, "", action);
  }

  #refused(told) {
    this.keep();
    this.tell(told.errors[""] ? "refused" : "incomplete", told.errors[""] ?? this.#where(told.errors));
    this.dispatchEvent(new CustomEvent("refused", { detail: told }));
  }

  // The first line that lacks something, by the rank that the screen shows.
  #where(errors) {
    const index = Object.keys(errors).map((name) => name.match(/^lines-(\d+)-/)?.[1]).find(Boolean);
    const rank = index === undefined ? 0 : this.sheet.rankOfSent(Number(index));
    if (rank) return `Ligne ${rank}`;
    const named = Object.keys(errors).map((name) => this.form.elements[name]?.labels?.[0]).find(Boolean);
    return named?.firstChild?.textContent.trim() || "Document";
  }

  #stale(told) {
    this.held = true;
    this.keep();
    this.tell("stale");
    this.dispatchEvent(new CustomEvent("stale", { detail: told }));
  }

  // What this person typed replaces what somebody saved meanwhile.
  overrule(version) {
    this.form.elements.version.value = version;
    this.held = false;
    return this.send({ asked: true });
  }

  tell(name, more = "") {
    const [tone, sentence] = STATES[name];
    const said = { saved: `${sentence} à ${more}`, incomplete: `${more} : ${sentence}` };
    const kept = said[name] ?? [sentence, more].filter(Boolean).join(" : ");
    // A browser that keeps nothing (private window, no room): the promise is not made.
    const text = this.unkept && KEPT.test(kept) ? "Pas enregistré, et ce navigateur ne garde rien : laissez cette page ouverte" : kept;
    if (this.state.textContent === text) return;
    this.state.dataset.tone = tone;
    this.state.dataset.name = name;
    this.state.textContent = text;
    if (["offline", "broken", "stale", "expired", "gone"].includes(name)) announce(text);
  }
}

function place(form) {
  return `${address(form)}#${form.dataset.born}`;
}

export function address(form) {
  return new URL(form.action).pathname;
}
