// On a phone, the browser is asked to keep the day of who is signed in, to be read without network (worker.js).
// Only over HTTPS, or from this very machine: browsers refuse it elsewhere.
const asked = document.querySelector("[data-worker]");

if (asked && navigator.serviceWorker && matchMedia("(pointer: coarse)").matches) {
  try {
    if (await navigator.serviceWorker.register(asked.dataset.worker, { scope: "/" })) {
      const { active } = await navigator.serviceWorker.ready;
      active.postMessage("keep");
    }
  } catch { /* refused by the browser: the pages work without it */ }
}
