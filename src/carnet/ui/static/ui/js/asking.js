// Questions put to the server while somebody types: late enough not to flood it, and only the last answer counts.
export function asker(delay) {
  let timer;
  let controller = new AbortController();

  function cancel() {
    clearTimeout(timer);
    controller.abort();
  }

  // Resolves to the body, or null when the server refuses; an abandoned question never resolves.
  function ask(url, { as = "text", ...options } = {}) {
    cancel();
    controller = new AbortController();
    const { signal } = controller;
    return new Promise((resolve) => {
      timer = setTimeout(async () => {
        try {
          const headers = { "HX-Request": "true", "HX-Request-Type": "partial", ...options.headers };
          const answer = await fetch(url, { ...options, signal, headers });
          const body = answer.ok ? await answer[as]() : null;
          if (!signal.aborted) resolve(body);
        } catch {
          if (!signal.aborted) resolve(null);
        }
      }, delay);
    });
  }

  return { ask, cancel };
}
