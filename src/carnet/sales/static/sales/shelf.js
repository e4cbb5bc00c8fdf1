// What is typed and not yet confirmed by the server, kept in this browser: one entry a document, by person.
const HEAD = "carnet:document:";
const DAYS = 60;

export class Shelf {
  // `place`: the address of the form for a document, "quote:nouveau:<key>" for one that has no address yet.
  constructor(user, place) {
    this.user = user;
    this.place = place;
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

  // New documents of this kind that were never saved, the latest first; those written in another tab just now are left to it.
  orphans(kind) {
    const start = `${HEAD}${this.user}:${kind}:nouveau:`;
    return keys()
      .filter((key) => key.startsWith(start) && key !== this.key)
      .map((key) => ({ place: key.slice(`${HEAD}${this.user}:`.length), content: read(key) }))
      .filter(({ content }) => content && Date.now() - content.at > 5_000)
      .sort((a, b) => b.content.at - a.content.at);
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
