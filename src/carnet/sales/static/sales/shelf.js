// What is typed and not yet confirmed by the server, kept in this browser: one entry a document, by person.
const HEAD = "carnet:document:";
const DAYS = 60;
const ANSWER = 200; // milliseconds left to the other tabs

export class Shelf {
  // `place`: the address of the form for a document, "quote:nouveau:<key>" for one that has no address yet.
  constructor(user, place) {
    this.user = user;
    this.place = place;
    this.channel = new BroadcastChannel("carnet:document");
    this.channel.addEventListener("message", ({ data }) => { if (data.call) this.channel.postMessage({ here: this.place }); });
  }

  get key() {
    return `${HEAD}${this.user}:${this.place}`;
  }

  // False when the browser refuses (private window, no room left): then leaving must ask.
  keep(content) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ ...content, at: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }

  read() {
    return read(this.key);
  }

  forget() {
    try { localStorage.removeItem(this.key); } catch { /* nothing was kept */ }
  }

  // The document has now an address: what was kept under the key of the form moves there.
  moveTo(place) {
    if (place === this.place) return;
    this.forget();
    this.place = place;
  }

  // New documents of this kind that were never saved, the latest first; those open in another tab are left to it.
  async orphans(kind) {
    const start = `${HEAD}${this.user}:${kind}:nouveau:`;
    const open = await this.#openElsewhere();
    return keys()
      .filter((key) => key.startsWith(start) && key !== this.key)
      .map((key) => ({ place: key.slice(`${HEAD}${this.user}:`.length), content: read(key) }))
      .filter(({ place, content }) => content && !open.has(place))
      .sort((a, b) => b.content.at - a.content.at);
  }

  // Is this very document open in another tab? What is typed there is its own.
  async isOpenElsewhere() {
    return (await this.#openElsewhere()).has(this.place);
  }

  // The other tabs of this document hear of each version that the server took.
  tellSaved(version) {
    this.channel.postMessage({ saved: this.place, version: String(version) });
  }

  onSavedElsewhere(heard) {
    this.channel.addEventListener("message", ({ data }) => { if (data.saved === this.place) heard(data.version); });
  }

  // The other tabs answer the roll call by the place that each one keeps.
  #openElsewhere() {
    const found = new Set();
    this.channel.addEventListener("message", ({ data }) => { if (data.here) found.add(data.here); });
    this.channel.postMessage({ call: true });
    return new Promise((resolve) => { setTimeout(() => resolve(found), ANSWER); });
  }

  sweep() {
    for (const key of keys()) {
      const content = key.startsWith(HEAD) ? read(key) : null;
      if (content && Date.now() - content.at > DAYS * 86_400_000) localStorage.removeItem(key);
    }
  }
}

function keys() {
  try { return Object.keys(localStorage); } catch { return []; }
}

function read(key) {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
}
