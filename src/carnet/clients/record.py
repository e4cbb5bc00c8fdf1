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
