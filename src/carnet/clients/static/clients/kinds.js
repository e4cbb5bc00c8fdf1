// <form data-kinds>: fields that mean nothing for the chosen kind of client are put aside, those that matter are unfolded.
const only = {
  civility: ["person"],
  first_name: ["person"],
  partner_name: ["person"],
  partner_first_name: ["person"],
  birth_date: ["person"],
  trade_name: ["company", "association"],
  legal_form: ["company"],
  naf: ["company", "association", "public"],
  siren: ["company", "association", "public", "condominium"],
  siret: ["company", "association", "public", "condominium"],
  vat_number: ["company", "association", "public"],
  service_code: ["public"],
  commitment_number: ["public"],
  syndic: ["condominium"],
};

function apply(form) {
  const kind = form.querySelector("input[name=kind]:checked")?.value;
  if (!kind) return;
  for (const [name, kinds] of Object.entries(only)) {
    const control = form.querySelector(`[name=${name}]`);
    const cell = control?.closest(".c-field");
    // A field that holds something stays in sight: nothing typed is ever hidden.
    if (cell) cell.toggleAttribute("data-kind-hidden", !kinds.includes(kind) && !control.value);
  }
  for (const block of form.querySelectorAll("[data-kind-block]")) {
    const inSight = [...block.querySelectorAll(".c-field")].some((cell) => !cell.hasAttribute("data-kind-hidden"));
    block.toggleAttribute("data-kind-hidden", !inSight);
  }
  const label = form.querySelector("label[for$=id_name]");
  if (label) label.firstChild.nodeValue = kind === "person" ? "Nom" : "Nom ou raison sociale";
}

function ready(within) {
  for (const form of within.querySelectorAll("form[data-kinds]")) {
    apply(form);
    // A new client begins at its kind: a key away from the name, and no keyboard comes up on a phone.
    if (form.hasAttribute("data-kinds-first")) form.querySelector("input[name=kind]:checked")?.focus({ preventScroll: true });
    form.addEventListener("change", (event) => { if (event.target.name === "kind") apply(form); });
  }
}

ready(document);
// A form that comes later, in a dialog over another screen.
document.addEventListener("carnet:brought", (event) => ready(event.target));
