// The client inside the document: searched with the same keys as everywhere, added and modified in a dialog, the document untouched.
import { announce } from "../ui/js/announce.js";
import { asker } from "../ui/js/asking.js";
import { Listbox } from "../ui/js/listbox.js";

export class ClientChoice extends EventTarget {
  constructor(form) {
    super();
    this.form = form;
    this.search = form.querySelector("[data-client-search]");
    this.input = this.search.querySelector("input");
    this.card = form.querySelector("[data-client-card-box]");
    this.sites = form.querySelector("[data-sites]");
    this.dialog = document.getElementById("editeur-client-boite");
    this.#searching();
    form.addEventListener("click", (event) => this.#clicked(event));
    // Alt+N everywhere else leaves for the form of a client: here it comes over the document.
    document.addEventListener("keydown", (event) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== "KeyN" || document.querySelector("dialog[open]")) return;
      const link = this.#address("new");
      if (!link) return;
      event.preventDefault();
      this.open(link, this.search.hidden ? "" : this.input.value.trim());
    }, true);
    this.dialog.addEventListener("click", (event) => this.#answered(event));
    this.dialog.addEventListener("submit", (event) => this.#submitted(event));
  }

  get id() {
    return this.form.elements.client.value;
  }

  #searching() {
    const list = Object.assign(document.createElement("div"), { className: "c-options", role: "listbox", ariaLabel: "Clients proposés", hidden: true });
    this.input.after(list);
    const listbox = new Listbox(this.input, list, { firstOption: "active" });
    const questions = asker(120);
    list.addEventListener("combobox-commit", (event) => {
      listbox.hide();
      this.choose(event.target.dataset.id);
    });
    this.input.addEventListener("input", async () => {
      const wanted = this.input.value.trim();
      if (wanted.length < 2) {
        questions.cancel();
        return listbox.hide();
      }
      const answer = await questions.ask(`${this.form.dataset.clients}?pour=choix&q=${encodeURIComponent(wanted)}`);
      if (answer === null || document.activeElement !== this.input) return;
      const content = document.createElement("template");
      content.innerHTML = answer;
      const found = content.content.querySelectorAll("[role=option]");
      list.replaceChildren(...found);
      announce(found.length ? `${found.length} client${found.length > 1 ? "s trouvés" : " trouvé"}` : "Aucun client trouvé.");
      if (!found.length) list.append(this.#nobody(wanted));
      listbox.show();
    });
    this.input.addEventListener("keydown", (event) => {
      // Enter in the search never sends the document; Escape comes back to the client that was there.
      if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
      if (event.key === "Escape" && !event.defaultPrevented && this.id) {
        event.preventDefault();
        this.#show(false);
        this.card.querySelector("button, a")?.focus();
      }
    });
  }

  #nobody(wanted) {
    const note = Object.assign(document.createElement("div"), { className: "c-option", role: "option" });
    note.dataset.new = wanted;
    note.append(Object.assign(document.createElement("span"), { className: "c-option-title", textContent: `Nouveau client « ${wanted} »` }));
    note.addEventListener("combobox-commit", (event) => {
      event.stopPropagation();
      this.open(this.#address("new"), wanted);
    });
    return note;
  }

  #show(searching) {
    this.search.hidden = !searching;
    this.card.hidden = searching;
    if (!searching) return;
    this.input.value = "";
    this.input.focus();
  }

  async choose(id) {
    if (!id) return;
    const other = id !== this.id;
    this.form.elements.client.value = id;
    await this.refresh(other);
    this.dispatchEvent(new Event("change"));
    if (other) (this.form.elements.subject.value ? this.form.querySelector("[data-rows] textarea") : this.form.elements.subject)?.focus();
  }

  // The card again, as the file says it now. Without connection the choice stands, shown by its number alone.
  async refresh(other = false) {
    const answer = await fetch(this.form.dataset.clientCard.replace("/0/", `/${this.id}/`), { headers: { "HX-Request": "true" } }).catch(() => null);
    this.#show(false);
    this.#right("");
    if (!answer?.ok) return;
    const content = document.createElement("template");
    content.innerHTML = await answer.text();
    const sites = content.content.querySelector("template[data-site-choices]");
    const site = other ? "" : this.sites.value;
    this.sites.replaceChildren(sites.content);
    this.sites.value = [...this.sites.options].some((option) => option.value === site) ? site : "";
    sites.remove();
    this.card.replaceChildren(content.content);
    announce(this.card.querySelector("[data-client-name]")?.dataset.clientName ?? "");
  }

  wrong(sentence) {
    this.#right(sentence);
  }

  #right(sentence) {
    const list = this.search.querySelector(".c-error");
    list.replaceChildren(...(sentence ? [Object.assign(document.createElement("li"), { textContent: sentence })] : []));
    this.input.classList.toggle("is-invalid", Boolean(sentence));
    this.input.toggleAttribute("aria-invalid", Boolean(sentence));
    if (sentence) this.input.setAttribute("aria-invalid", "true");
  }

  // The dialog

  #address(what) {
    return this.form.querySelector(`[data-client-dialog="${what}"]`)?.href;
  }

  #clicked(event) {
    const link = event.target.closest("[data-client-dialog]");
    if (link && !event.ctrlKey && !event.metaKey && event.button === 0) {
      event.preventDefault();
      this.open(link.href, link.dataset.clientDialog === "new" ? this.input.value.trim() : "");
    }
    if (event.target.closest("[data-client-other]")) this.#show(true);
  }

  async open(address, typed = "") {
    if (!address) return;
    const url = new URL(address);
    url.searchParams.set("dialog", "1");
    if (typed) url.searchParams.set("q", typed);
    const box = this.dialog.firstElementChild;
    // A form closed by mistake is found again as it was typed.
    if (box.dataset.shown !== url.href) {
      const answer = await fetch(url, { headers: { "HX-Request": "true" } }).catch(() => null);
      if (!answer?.ok) return announce("La fiche ne peut pas s’ouvrir : vérifiez la connexion. Le document n’a pas bougé.");
      box.innerHTML = await answer.text();
      box.dataset.shown = url.href;
      this.#ready(box);
    }
    this.dialog.showModal();
    (box.querySelector("[data-focus]") ?? box.querySelector("input[name=kind]:checked") ?? box.querySelector("input:not([type=hidden])"))?.focus();
  }

  #ready(box) {
    window.htmx?.process(box);
    box.dispatchEvent(new CustomEvent("carnet:brought", { bubbles: true }));
  }

  async #submitted(event) {
    const form = event.target;
    if (form.method === "dialog") return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const answer = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true", Accept: "application/json, text/html" } }).catch(() => null);
    if (!answer) return announce("Hors connexion : la fiche n’est pas enregistrée. Elle reste ouverte, réessayez.");
    if (answer.headers.get("Content-Type")?.includes("json")) return this.#done((await answer.json()).id);
    const box = this.dialog.firstElementChild;
    box.innerHTML = await answer.text();
    this.#ready(box);
    box.querySelector("[data-focus]")?.focus();
  }

  // One who looks alike is taken instead of being entered twice.
  #answered(event) {
    const alike = event.target.closest("[data-choose-client]");
    if (alike) {
      event.preventDefault();
      this.#done(alike.dataset.chooseClient);
    }
  }

  async #done(id) {
    this.dialog.close();
    const box = this.dialog.firstElementChild;
    box.replaceChildren();
    delete box.dataset.shown;
    await this.choose(String(id));
    this.card.querySelector("[data-client-dialog]")?.focus();
  }
}
