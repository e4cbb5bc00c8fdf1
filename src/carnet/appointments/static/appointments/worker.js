// Service worker. Without network, the day of who is signed in stays readable on their phone: ONE page, made for that
// (« Ma journée »), and its style sheets. Why, and when it is wiped: docs/decisions/0013.
const KEPT = "carnet-jour-"; // and the key of the person
const PARTS = "carnet-parts"; // sheets and icons of that page: nothing of anybody
const DAY = "/agenda/ma-journee/";
// Where one goes when the session is over, ends, or becomes somebody else's.
const LEAVING = ["/connexion/", "/deconnexion/", "/invitation/", "/premiere-installation/"];
const PERSON = "X-Carnet-Person";
const UNTIL = "X-Carnet-Until";

// Raised by each wiping: a page asked for before it is not kept after it.
let turn = 0;

async function forget(besides = "") {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(KEPT) && name !== besides).map((name) => caches.delete(name)));
}

function wipe() {
  turn += 1;
  return forget();
}

async function keep() {
  const mine = turn;
  const answer = await fetch(DAY).catch(() => null);
  if (!answer || answer.status >= 500) return; // no network, or a breakdown: what is kept is still true
  const person = answer.headers.get(PERSON);
  if (answer.redirected || !answer.ok || !person) return wipe(); // the session is over, or the right withdrawn
  const html = await answer.text();
  await keepParts([...html.matchAll(/(?:href|src)="(\/static\/[^"#?]+\.(?:css|svg|js))/g)].map(([, part]) => part));
  const headers = new Headers(answer.headers); // its content policy stays with it
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  const kept = new Response(html.replace('data-network="on"', 'data-network="off"'), { headers });
  await forget(KEPT + person);
  if (mine !== turn) return;
  await (await caches.open(KEPT + person)).put(DAY, kept);
  if (mine !== turn) await forget(); // signed out meanwhile
}

// Their names hold the print of their content: those kept already are the same, the others are of a former version.
async function keepParts(wanted) {
  const parts = await caches.open(PARTS);
  const known = (await parts.keys()).map((request) => new URL(request.url).pathname);
  await Promise.all(known.filter((path) => !wanted.includes(path)).map((path) => parts.delete(path)));
  await Promise.all([...new Set(wanted)].map((path) => parts.add(path).catch(() => null)));
}

async function kept() {
  const names = (await caches.keys()).filter((name) => name.startsWith(KEPT));
  if (!names.length) return null;
  const found = await (await caches.open(names[0])).match(DAY, { ignoreVary: true });
  if (found && names.length === 1 && Date.now() < Number(found.headers.get(UNTIL))) return found;
  await wipe(); // yesterday's
  return null;
}

// Any page asked for leads to the day, at the appointment or the case that was asked for when it is one of it.
async function withoutNetwork(path) {
  const found = await kept();
  if (!found) return Response.error();
  return path === DAY ? found : Response.redirect(`${DAY}#${path}`);
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => event.waitUntil(keep()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (LEAVING.some((start) => pathname.startsWith(start))) return void event.waitUntil(wipe());
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.waitUntil(kept());
    event.respondWith(fetch(request).catch(() => withoutNetwork(pathname)));
  } else if (pathname.startsWith("/static/") && new URL(request.referrer || location).pathname === DAY) {
    event.respondWith(fetch(request).catch(async () => await caches.match(request, { ignoreVary: true }) ?? Response.error()));
  }
});
