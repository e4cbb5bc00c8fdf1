// <form data-autosubmit>: choosing in a list, a box, a file applies at once; its button, which serves without JavaScript, stays for the texts.
document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form[data-autosubmit]");
  if (form && event.target.matches("select, [type=checkbox], [type=radio], [type=file]")) form.requestSubmit();
});

// What was left empty does not weigh on the address of a list: it stays short enough to be read, kept and sent.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-autosubmit]") || form.method !== "get") return;
  const empty = [...form.elements].filter((field) => field.name && field.value === "" && !field.disabled);
  for (const field of empty) field.disabled = true;
  // Once the address is made they serve again: the page may come back from the browser's memory.
  setTimeout(() => empty.forEach((field) => (field.disabled = false)));
});
