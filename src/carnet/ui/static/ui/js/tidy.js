// <input data-tidy="phone|siren|siret|vat|date|email">: what was typed or pasted is written the French way when the field is left.
// The server checks and tidies again: here nothing is refused, what is not understood stays as typed.
const digits = (text) => text.replace(/[\s\u00a0\u202f.\-/()]/g, "");
const group = (text, pattern) => text.match(pattern).slice(1).join(" ");

export const tidy = {
  phone(text) {
    const number = digits(text).replace(/^(\+33|0033)0?(?=[1-9]\d{8}$)/, "0");
    return /^0\d{9}$/.test(number) ? number.match(/../g).join(" ") : text.trim();
  },
  siren(text) {
    const number = digits(text);
    return /^\d{9}(\d{5})?$/.test(number) ? group(number.slice(0, 9), /(...)(...)(...)/) : text.trim();
  },
  siret(text) {
    const number = digits(text);
    return /^\d{14}$/.test(number) ? group(number, /(...)(...)(...)(.....)/) : text.trim();
  },
  vat(text) {
    return digits(text).toUpperCase();
  },
  date(text) {
    const parts = text.trim().match(/^(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{4})$/) ?? text.trim().match(/^(\d{2})(\d{2})(\d{4})$/);
    return parts ? [parts[1].padStart(2, "0"), parts[2].padStart(2, "0"), parts[3]].join("/") : text.trim();
  },
  email(text) {
    return text.trim().replace(/^mailto:/i, "").replace(/[\s,;]+$/, "");
  },
};

// A SIRET pasted into the SIREN field also fills the SIRET field of the form, when that one is empty.
function fillSiret(field) {
  const siret = field.form?.querySelector("[data-tidy=siret]");
  const number = digits(field.value);
  if (siret && !siret.value && /^\d{14}$/.test(number)) siret.value = tidy.siret(number);
}

document.addEventListener("change", (event) => {
  const field = event.target;
  const rule = tidy[field.dataset?.tidy];
  if (!rule || !field.value) return;
  if (field.dataset.tidy === "siren") fillSiret(field);
  const written = rule(field.value);
  if (written !== field.value) field.value = written;
}, true);
