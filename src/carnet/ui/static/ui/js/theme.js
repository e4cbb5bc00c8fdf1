// Loaded before the first paint: the theme chosen here ("light", "dark") or the system's.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const stored = () => {
    try { return localStorage.getItem("carnet-theme"); } catch { return null; }
  };
  const apply = () => {
    root.dataset.bsTheme = stored() || (dark.matches ? "dark" : "light");
  };
  root.classList.add("c-js");
  dark.addEventListener("change", apply);
  addEventListener("storage", apply);
  addEventListener("carnet:theme", apply);
  apply();
})();
