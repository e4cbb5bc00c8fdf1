// What must be read first (the summary of a refused form, marked data-focus) receives the focus.
function focusFirst(root) {
  root?.querySelector?.("[data-focus]")?.focus();
}

focusFirst(document);
document.addEventListener("htmx:after:swap", (event) => focusFirst(event.detail.ctx?.target?.isConnected ? event.detail.ctx.target : document));
