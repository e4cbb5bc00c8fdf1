// <form data-upload>: files dropped, chosen or photographed leave at once, a few at a time, with their progress.
// What is refused stays on the screen with its reason; what the network lost can be sent again.
import { shrunk } from "./shrink.js";

const MOST_FILES = 8;
const MOST_BYTES = 12_000_000;

const megabytes = (bytes) => `${Math.round(bytes / 1e6)} Mo`;
const several = (count, one, many) => `${count} ${count > 1 ? many : one}`;

class Desk {
  constructor(form) {
    this.form = form;
    this.limit = Number(form.dataset.uploadLimit);
    this.part = (name) => form.querySelector(`[data-upload-${name}]`);
    this.rows = [];
    this.waiting = [];
    this.busy = false;
    this.request = null;
    this.listen();
  }

  listen() {
    const { form } = this;
    form.addEventListener("change", (event) => {
      if (event.target.type !== "file" || !event.target.files.length) return;
      this.take(event.target.files);
      event.target.value = "";
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    this.part("stop").addEventListener("click", () => this.stop());
    this.part("again").addEventListener("click", () => this.sendAgain());
    this.part("done").addEventListener("click", () => location.reload());
    addEventListener("beforeunload", (event) => { if (this.busy) event.preventDefault(); });
    this.listenToDrops();
  }

  // Anywhere on the page: a file dropped beside the frame must not replace the page.
  listenToDrops() {
    const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
    const lit = (on) => this.part("zone").classList.toggle("c-drop-over", on);
    addEventListener("dragover", (event) => { if (carriesFiles(event)) { event.preventDefault(); lit(true); } });
    addEventListener("dragleave", (event) => { if (!event.relatedTarget) lit(false); });
    addEventListener("drop", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      lit(false);
      this.take(event.dataTransfer.files);
    });
  }

  take(files) {
    for (const file of files) {
      const row = this.addRow(file);
      this.rows.push(row);
      this.waiting.push(row);
    }
    this.part("progress").hidden = false;
    if (!this.busy) this.work();
  }

  addRow(file) {
    const shown = this.part("row").content.firstElementChild.cloneNode(true);
    shown.querySelector("[data-upload-name]").textContent = file.name;
    this.part("list").append(shown);
    const row = { file, shown, state: "" };
    this.say(row, "waiting", "en attente");
    return row;
  }

  say(row, state, text) {
    row.state = state;
    row.shown.dataset.state = state;
    row.shown.querySelector("[data-upload-state]").textContent = text;
    if (state !== "sending") row.shown.querySelector("progress").value = state === "done" ? 1 : 0;
  }

  async work() {
    this.busy = true;
    this.part("stop").hidden = false;
    this.part("again").hidden = true;
    while (this.waiting.length) await this.send(await this.batch());
    this.busy = false;
    this.part("stop").hidden = true;
    this.end();
  }

  // Small batches: a line of the timeline each, and little to send again when the network fails.
  async batch() {
    const chosen = [];
    let size = 0;
    while (this.waiting.length && chosen.length < MOST_FILES && size < MOST_BYTES) {
      const row = this.waiting.shift();
      this.say(row, "preparing", "préparation…");
      const sent = await shrunk(row.file);
      if (row.state === "stopped") continue;
      if (!sent.size) this.say(row, "refused", "Ce fichier est vide : choisissez-en un autre.");
      else if (sent.size > this.limit) this.say(row, "refused", `Ce fichier dépasse ${megabytes(this.limit)} : réduisez-le, ou envoyez-le en plusieurs parties.`);
      else {
        row.sent = sent;
        size += sent.size;
        chosen.push(row);
      }
    }
    return chosen;
  }

  send(rows) {
    if (!rows.length) return Promise.resolve();
    const data = new FormData(this.form);
    data.delete("files");
    for (const { sent } of rows) data.append("files", sent, sent.name);
    return new Promise((resolve) => {
      const request = (this.request = new XMLHttpRequest());
      request.upload.addEventListener("progress", (event) => this.progress(rows, event.loaded));
      request.addEventListener("loadend", () => { this.request = null; this.answered(rows, request); resolve(); });
      request.open("POST", this.form.action);
      request.setRequestHeader("Accept", "application/json");
      request.send(data);
    });
  }

  // The bytes that left belong to the files in their order.
  progress(rows, left) {
    for (const row of rows) {
      const part = Math.max(0, Math.min(1, left / row.sent.size));
      left -= row.sent.size;
      this.say(row, "sending", part < 1 ? `envoi, ${Math.round(part * 100)} %` : "vérification…");
      row.shown.querySelector("progress").value = part;
    }
  }

  answered(rows, request) {
    const answer = request.status === 200 ? parsed(request.responseText) : null;
    if (!answer) return rows.forEach((row) => { if (row.state !== "stopped") this.say(row, "failed", reason(request)); });
    const refused = new Map(answer.refused);
    rows.forEach((row, position) => {
      // A reason at -1 is about all of them.
      const why = refused.get(position) ?? (answer.added ? null : refused.get(-1));
      if (why) this.say(row, "refused", why);
      else this.say(row, "done", "reçu");
    });
  }

  stop() {
    for (const row of this.rows) if (["waiting", "preparing", "sending"].includes(row.state)) this.say(row, "stopped", "arrêté");
    this.waiting = [];
    this.request?.abort();
  }

  sendAgain() {
    this.waiting = this.rows.filter(({ state }) => state === "failed" || state === "stopped");
    for (const row of this.waiting) this.say(row, "waiting", "en attente");
    this.work();
  }

  end() {
    const count = (...states) => this.rows.filter(({ state }) => states.includes(state)).length;
    const done = count("done");
    const lost = count("failed", "stopped");
    if (done === this.rows.length) return location.reload();
    const text = [several(done, "fichier reçu", "fichiers reçus"), count("refused") && several(count("refused"), "refusé", "refusés"), lost && several(lost, "non envoyé", "non envoyés")].filter(Boolean).join(", ");
    this.part("said").textContent = `${text}.`;
    this.part("again").hidden = !lost;
    this.part("done").hidden = !done;
    const announced = document.getElementById("annonces");
    if (announced) announced.textContent = `${text}.`;
    return undefined;
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function reason({ status }) {
  if (!status) return "pas envoyé : Carnet ne répond pas. Vérifiez le réseau, puis réessayez.";
  if (status === 404 || status === 403) return "pas envoyé : vous n’avez plus accès à cette fiche.";
  return "pas envoyé : rechargez la page, puis recommencez.";
}

for (const form of document.querySelectorAll("form[data-upload]")) new Desk(form);
