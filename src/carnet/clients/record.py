"""The record as plain data: what a form types, an import reads, the history compares and undo puts back. Pure.

A record is a dict that JSON can hold:
    {"kind": "person", "name": "Martin", "first_name": "Sophie", "birth_date": "1980-05-17", "salesperson": 3, …,
     "tags": ["fidèle"],
     "addresses": [{"id": 12, "role": "main", "street": "12 quai des Indes", "postcode": "56100", …}],
     "phones": [{"number": "02 61 91 11 80", "label": ""}], "emails": [{"address": …, "label": …}], "contacts": [{…}]}
A part with an "id" is a row that exists; without, a new one. A draft is a partial record: an absent key is left as is,
a list of parts is always whole (a row that is not in it goes).
"""

from typing import Any

Record = dict[str, Any]

# Scalars in the order of the form, with the name people read. Foreign keys are ids, dates ISO texts.
SCALARS: dict[str, str] = {
    "kind": "Type",
    "status": "Statut",
    "civility": "Civilité",
    "name": "Nom",
    "first_name": "Prénom",
    "partner_name": "Nom du conjoint",
    "partner_first_name": "Prénom du conjoint",
    "birth_date": "Date de naissance",
    "trade_name": "Nom commercial",
    "legal_form": "Forme juridique",
    "siren": "SIREN",
    "siret": "SIRET",
    "vat_number": "N° de TVA",
    "naf": "Code NAF",
    "service_code": "Code service",
    "commitment_number": "N° d’engagement",
    "syndic": "Syndic",
    "payer": "Tiers payeur",
    "website": "Site web",
    "origin": "Origine",
    "salesperson": "Commercial",
    "payment_terms": "Règlement",
    "notes": "Notes",
    "warning": "À savoir",
    "without_email": "Sans e-mail",
}

# Parts by list name: (name people read for one row, fields with their names).
PARTS: dict[str, tuple[str, dict[str, str]]] = {
    "addresses": (
        "Adresse",
        {
            "role": "Usage",
            "label": "Libellé",
            "street": "Rue",
            "postcode": "Code postal",
            "city": "Ville",
            "insee": "Code INSEE",
            "country": "Pays",
            "access_notes": "Accès",
        },
    ),
    "phones": ("Téléphone", {"number": "Numéro", "label": "Libellé"}),
    "emails": ("E-mail", {"address": "Adresse", "label": "Libellé"}),
    "contacts": (
        "Contact",
        {
            "civility": "Civilité",
            "name": "Nom",
            "first_name": "Prénom",
            "role": "Rôle",
            "job_title": "Fonction",
            "phone": "Téléphone",
            "email": "E-mail",
        },
    ),
}

EMPTY: Record = {
    **dict.fromkeys(SCALARS, ""),
    "kind": "person",
    "status": "prospect",
    "birth_date": None,
    "syndic": None,
    "payer": None,
    "salesperson": None,
    "without_email": False,
    "tags": [],
    **{part: [] for part in PARTS},
}

# What an act of the client's life sets; never typed in the form.
_NEW = {part: dict.fromkeys(fields, "") for part, (_, fields) in PARTS.items()}

STATE: dict[str, str] = {
    "number": "N° de client",
    "inactive_reason": "Désactivation",
    "inactive_note": "Précision",
    "inactive_at": "Désactivé le",
    "replaced_by": "Remplacé par",
    "erasure_due": "À effacer avant le",
    "deleted_at": "Supprimé le",
}
PEOPLE = ("salesperson",)
_PLAIN = (*SCALARS, *STATE, "tags")
RELATED = ("syndic", "payer", "replaced_by")

# Set together, undone together: a reason without its date is no deactivation.
_DEACTIVATION = ("inactive_reason", "inactive_note", "inactive_at", "replaced_by", "erasure_due")

Diff = dict[str, Any]


def merged(before: Record, draft: Record) -> Record:
    """The record once the draft is applied; parts of the draft are filled up with the fields it does not name."""
    after = dict(before)
    for name, value in draft.items():
        if name in PARTS:
            after[name] = _merged_rows(name, before[name], value)
        elif name == "tags":
            after[name] = sorted(set(value))
        elif name in SCALARS or name in STATE:
            after[name] = value
        else:
            raise LookupError(f"a record has no field {name!r}")
    return after


def _merged_rows(part: str, before: list[Record], rows: list[Record]) -> list[Record]:
    known = {row["id"]: row for row in before}
    fields = PARTS[part][1]
    result = []
    for row in rows:
        base: Record = known.get(row.get("id")) or _NEW[part]
        after = base.copy()
        for name in row.keys() & fields:
            after[name] = row[name]
        after["id"] = base.get("id")
        result.append(after)
    return result


def difference(before: Record, after: Record) -> Diff:
    """What changed: {"name": [old, new], "tags": [old, new], "phones": [{"id", "was", "now"}…]}; {} for nothing.

    For a part that changed `was` and `now` hold the changed fields, for a row come or gone the whole row and None.
    Rows without id yet are new. An order of rows alone is no change.
    """
    diff: Diff = {name: [before[name], after[name]] for name in _PLAIN if before.get(name) != after.get(name)}
    for part in PARTS:
        if rows := _row_differences(part, before[part], after[part]):
            diff[part] = rows
    return diff


def _row_differences(part: str, before: list[Record], after: list[Record]) -> list[Diff]:
    fields = PARTS[part][1]
    kept = {row["id"]: row for row in after if row.get("id")}
    rows: list[Diff] = []
    for old in before:
        new = kept.get(old["id"])
        if new is None:
            rows.append({"id": old["id"], "was": {name: old[name] for name in fields}, "now": None})
            continue
        changed = [name for name in fields if old[name] != new[name]]
        if changed:
            change = {"id": old["id"], "was": {n: old[n] for n in changed}, "now": {n: new[n] for n in changed}}
            rows.append(change | ({"of": of} if (of := _known_as(part, old)) else {}))
    known = {row["id"] for row in before}
    rows += [
        {"id": new.get("id"), "was": None, "now": {name: new[name] for name in fields}}
        for new in after
        if new.get("id") not in known
    ]
    return rows


def _known_as(part: str, row: Record) -> str:
    """What tells this row from its sisters in a line of the history."""
    if part == "contacts":
        return " ".join(text for text in (row["civility"], row["name"]) if text)
    return row["label"] if part == "addresses" else ""


def inverse(diff: Diff, current: Record) -> tuple[Record, list[str]]:
    """The draft that puts back what a diff changed, and the names of what was touched since (left as it is)."""
    draft: Record = {}
    touched: list[str] = []
    again = any(name in diff and current.get(name) not in diff[name] for name in _DEACTIVATION)
    for name, change in diff.items():
        if name in _DEACTIVATION and again:
            touched += [label("inactive_reason")] if name == "inactive_reason" else []
        elif name in PARTS:
            rows, kept = _inverse_rows(name, change, current[name])
            draft[name] = rows
            touched += kept
        elif name == "number":
            continue  # a number once given is never taken back
        elif current.get(name) == change[1]:
            draft[name] = change[0]
        elif current.get(name) != change[0]:
            touched.append(label(name))
    return draft, touched


def _inverse_rows(part: str, changes: list[Diff], current: list[Record]) -> tuple[list[Record], list[str]]:
    rows = {row["id"]: dict(row) for row in current}
    touched: list[str] = []
    for change in changes:
        row = rows.get(change["id"])
        if change["now"] is None:
            # The same key comes back, so that a second undo finds its row again.
            rows.setdefault(change["id"], {**change["was"], "id": change["id"]})
        elif row is None or any(row[name] != value for name, value in change["now"].items()):
            touched.append(PARTS[part][0])
        elif change["was"] is None:
            del rows[change["id"]]
        else:
            row.update(change["was"])
    return list(rows.values()), touched


def label(name: str) -> str:
    """The name people read for a field of the record."""
    if name in PARTS:
        return PARTS[name][0]
    return "Étiquettes" if name == "tags" else (SCALARS | STATE)[name]
