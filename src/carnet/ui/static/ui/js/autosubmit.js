// <form data-autosubmit>: choosing in a list or a box applies at once; its button, which serves without JavaScript, stays for the texts.
document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form[data-autosubmit]");
  if (form && event.target.matches("select, [type=checkbox], [type=radio]")) form.requestSubmit();
});
