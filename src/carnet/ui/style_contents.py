"""Believable contents of the style guide: a client, a list, a form."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.timezone import make_aware

from carnet.ui import formats

LONG_NAME = "Syndicat des copropriétaires de la résidence Les Terrasses de Saint-Barthélemy-d’Anjou, bâtiments A à F"


class AddressForm(forms.Form):
    street = forms.CharField(label="Rue", required=False, widget=forms.TextInput({"data-commune": "street"}))
    postcode = forms.CharField(
        label="Code postal",
        required=False,
        widget=forms.TextInput({"data-commune": "postcode", "inputmode": "numeric", "autocomplete": "off"}),
    )
    city = forms.CharField(
        label="Ville", required=False, widget=forms.TextInput({"data-commune": "city", "autocomplete": "off"})
    )
    insee = forms.CharField(required=False, widget=forms.HiddenInput({"data-commune": "insee"}))


AddressFormSet = forms.formset_factory(AddressForm, extra=1, can_delete=True)


class ClientForm(forms.Form):
    kind = forms.ChoiceField(
        label="Type de client",
        choices=[("person", "Particulier"), ("company", "Entreprise"), ("public", "Organisme public")],
        widget=forms.RadioSelect,
        initial="company",
    )
    civility = forms.ChoiceField(
        label="Civilité",
        required=False,
        choices=[("", "—"), ("mr", "M."), ("mrs", "Mme"), ("couple", "M. et Mme")],
    )
    name = forms.CharField(label="Nom ou raison sociale", widget=forms.TextInput({"data-lookalike": ""}))
    first_name = forms.CharField(label="Prénom", required=False)
    siren = forms.CharField(
        label="SIREN",
        required=False,
        help_text="9 chiffres ; le n° de TVA s’en déduit.",
        widget=forms.TextInput({"data-tidy": "siren", "inputmode": "numeric"}),
    )
    siret = forms.CharField(
        label="SIRET", required=False, widget=forms.TextInput({"data-tidy": "siret", "inputmode": "numeric"})
    )
    vat = forms.CharField(label="N° de TVA", required=False, widget=forms.TextInput({"data-tidy": "vat"}))
    birth = forms.CharField(
        label="Date de naissance",
        required=False,
        widget=forms.TextInput({"data-tidy": "date", "placeholder": "jj/mm/aaaa", "inputmode": "numeric"}),
    )
    phone = forms.CharField(
        label="Téléphone", required=False, widget=forms.TextInput({"data-tidy": "phone", "data-lookalike": ""})
    )
    email = forms.EmailField(
        label="E-mail",
        widget=forms.TextInput({"data-tidy": "email", "inputmode": "email"}),
        error_messages={"invalid": "Saisissez une adresse complète, par exemple nom@domaine.fr."},
    )
    discount = forms.CharField(label="Remise habituelle", required=False)
    salesperson = forms.ChoiceField(
        label="Commercial", required=False, choices=[("1", "Hugo Bernard"), ("2", "Inès Petit")]
    )
    without_email = forms.BooleanField(label="Ce client n’a pas d’e-mail", required=False)
    channels = forms.MultipleChoiceField(
        label="Prévenir par",
        required=False,
        choices=[("mail", "E-mail"), ("sms", "SMS"), ("post", "Courrier")],
        widget=forms.CheckboxSelectMultiple,
    )
    notes = forms.CharField(label="Notes", required=False, widget=forms.Textarea({"rows": 3}))


def _document(number: str) -> str:
    return format_html('<a href="#{0}">{0}</a>', number)


def events() -> list[tuple[str, list[dict[str, Any]]]]:
    """A fortnight of a client, by day."""
    at = make_aware(datetime(2026, 11, 24, 10, 42))
    hugo, claire = "Hugo Bernard", "Claire Martin"
    return [
        (
            "Aujourd’hui",
            [
                {
                    "at": at,
                    "icon": "receipt",
                    "sentence": format_html("Facture {} émise", _document("FA-2026-0318")),
                    "detail": "3 480,00 € TTC, échéance le 24 décembre 2026",
                    "author": claire,
                    "print_href": "#imprimer",
                },
                {
                    "at": at - timedelta(minutes=87),
                    "icon": "pencil",
                    "sentence": "Coordonnées modifiées",
                    "changes": [
                        {"label": "Téléphone", "old": "02 61 91 11 08", "new": "02 61 91 11 80"},
                        {"label": "Adresse", "old": "4 rue du Port", "new": "12 quai des Indes, bâtiment C, 3e étage"},
                        {"label": "Site web", "old": "", "new": "www.legoff.example"},
                        {"label": "Fax", "old": "02 61 91 00 00", "new": ""},
                    ],
                    "author": claire,
                    "undo_href": "#annuler",
                },
                {
                    "at": at - timedelta(minutes=130),
                    "icon": "phone-incoming",
                    "sentence": "Appel reçu",
                    "note": "Demande où en est la pose des volets.\nRappeler jeudi matin, pas avant 10 h.",
                    "author": claire,
                },
            ],
        ),
        (
            "Vendredi 20 novembre 2026",
            [
                {
                    "at": at - timedelta(days=4),
                    "icon": "truck",
                    "sentence": format_html("Bon de livraison {} signé", _document("BL-2026-0201")),
                    "detail": "6 colis, reçu par M. Le Goff",
                    "author": hugo,
                    "print_href": "#imprimer",
                },
                {
                    "at": at - timedelta(days=4, hours=2),
                    "icon": "alert-triangle",
                    "tone": "warn",
                    "sentence": "Doublon forcé",
                    "note": "Deux établissements du même SIREN, factures séparées.",
                    "author": claire,
                },
            ],
        ),
        (
            "Dimanche 1er novembre 2026",
            [
                {
                    "at": at - timedelta(days=23),
                    "icon": "check",
                    "tone": "ok",
                    "sentence": format_html("Devis {} accepté", _document("DE-2026-0412")),
                    "detail": "Statut passé de Prospect à Client",
                    "author": hugo,
                    "print_href": "#imprimer",
                },
                {
                    "at": at - timedelta(days=23, hours=3),
                    "icon": "user-plus",
                    "sentence": "Fiche créée",
                    "detail": "Prospect, apporté par le salon de Lorient",
                    "author": "Inès Petit",
                },
            ],
        ),
    ]


FIGURES: list[dict[str, Any]] = [
    {"label": "CA sur 12 mois", "value": formats.amount(Decimal("18240"))},
    {"label": "Reste à payer", "value": formats.amount(Decimal("3480")), "alert": True},
    {"label": "Devis en attente", "value": "1"},
    {"label": "Commercial", "value": "Hugo Bernard"},
]

TABS: list[dict[str, Any]] = [
    {"title": "Événements", "href": "#evenements", "current": True},
    {"title": "Devis", "href": "#devis", "count": 2},
    {"title": "Factures", "href": "#factures", "count": 128},
    {"title": "Rendez-vous", "href": "#rendez-vous", "count": 1},
    {"title": "SAV", "href": "#sav"},
    {"title": "Notes", "href": "#notes"},
]

ALIKES: list[dict[str, str]] = [
    {
        "name": "Menuiserie Le Goff",
        "href": "#1",
        "detail": "56100 Lorient",
        "why": "même téléphone, même SIREN",
        "take_href": "#2",
    },
    {"name": "LE GOFF Yann", "href": "#3", "detail": "56270 Ploemeur", "why": "nom proche"},
    {"name": "Un client existant, suivi par Inès Petit", "href": "", "detail": "", "why": "même e-mail"},
]

CLIENTS: list[tuple[str, str, str, str, str, str, str, str]] = [
    ("C00412", "Menuiserie Le Goff", "Client", "ok", "02 61 91 11 80", "56100 Lorient", "Hugo Bernard", "18240"),
    ("C00398", "MARTIN Sophie", "Prospect", "info", "06 39 98 20 03", "29200 Brest", "Inès Petit", "0"),
    ("C00377", "SARL Atelier Kerdoncuff", "Client", "ok", "01 99 00 12 44", "29000 Quimper", "Hugo Bernard", "7312.5"),
    ("C00371", "GUILLOU Anne-Marie", "Client", "ok", "06 39 98 33 12", "35400 Saint-Malo", "Claire Martin", "1120"),
    (
        "C00370",
        LONG_NAME,
        "Client",
        "ok",
        "01 99 00 55 10",
        "49124 Saint-Barthélemy-d’Anjou",
        "Claire Martin",
        "1284905.8",
    ),
    ("C00369", "Boulangerie du Vieux Port", "Désactivé", "neutral", "", "44000 Nantes", "Inès Petit", "640"),
    ("C00366", "NGUYEN Minh", "Prospect", "info", "06 39 98 65 40", "44600 Saint-Nazaire", "Claire Martin", "0"),
    ("C00360", "Garage des Quatre Vents", "Client", "ok", "02 61 91 40 12", "35000 Rennes", "Hugo Bernard", "22905.8"),
    ("C00352", "LE BRAS Erwan", "Client", "ok", "06 39 98 77 91", "22300 Lannion", "Inès Petit", "3480"),
    (
        "C00349",
        "Cabinet Dubois & Associés",
        "Client",
        "ok",
        "02 61 91 78 20",
        "22000 Saint-Brieuc",
        "Claire Martin",
        "12000",
    ),
]


def details() -> list[tuple[str, str]]:
    address = format_html(
        '12 quai des Indes<br>56100 Lorient<br><a href="https://www.openstreetmap.org/">{}</a>', "Itinéraire"
    )
    return [
        ("N°", "C00412"),
        ("SIREN", formats.siren("000100554")),
        ("TVA", "FR12000100554"),
        ("Adresse", address),
        ("Contact", "M. Yann Le Goff, gérant"),
        ("Téléphone", formats.phone_link("+33261911180")),
        ("Mobile", formats.phone_link("0639981234")),
        ("E-mail", format_html('<a href="mailto:{0}">{0}</a>', "contact@menuiserie-le-goff-et-fils-lorient.example")),
        ("Fax", ""),
        ("Règlement", "30 jours, virement"),
    ]


COMMUNES = [
    {"insee": "56121", "postcode": "56100", "name": "Lorient", "department_name": "Morbihan", "via": ""},
    {
        "insee": "51108",
        "postcode": "51300",
        "name": "Châtelraould-Saint-Louvent",
        "department_name": "Marne",
        "via": "",
    },
    {"insee": "51649", "postcode": "51300", "name": "Vitry-le-François", "department_name": "Marne", "via": ""},
]
