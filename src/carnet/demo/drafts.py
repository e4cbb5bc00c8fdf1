"""A record as the secretary types it: telephones, mails, sites, notes."""

from random import Random
from typing import Any

from carnet.clients.record import Record
from carnet.demo.book import Book
from carnet.demo.fiction import BOXES, domain_of, mail_name
from carnet.demo.jobs import Job
from carnet.demo.organisations import Organisation
from carnet.demo.people import OLD, YOUNG, Household
from carnet.demo.places import ACCESS, BY_NAME, WARNINGS, Town, any_town

ORIGINS = (
    ("Bouche-à-oreille", 30), ("Site internet", 18), ("Recommandé par un client", 14), ("Salon de l’habitat de Cholet", 9), ("Passage au showroom", 9),
    ("Camion vu sur un chantier", 6), ("Annuaire", 4), ("Réseaux sociaux", 5), ("Architecte", 3), ("", 12),
)  # fmt: skip
TERMS = {
    "person": ("", "", "", "Acompte 30 %, solde à la pose", "Acompte 40 %, solde à la pose", "Comptant", "Paiement en trois fois"),
    "company": ("30 jours fin de mois", "30 jours", "45 jours fin de mois", "Acompte 30 %, solde à 30 jours", "Virement à réception"),
    "public": ("Mandat administratif, 30 jours", "30 jours après service fait", "Mandat administratif, 30 jours"),
    "condominium": ("30 jours, facture au syndic", "Après assemblée générale, 30 jours", "30 jours"),
    "association": ("Comptant", "30 jours", "Acompte 30 %, solde à la pose"),
}  # fmt: skip
PERSON_NOTES = (
    "Maison des années 70, tout le rez-de-chaussée est en simple vitrage.", "Longère rénovée, murs en pierre : prévoir des chevilles longues.",
    "Travaille en 2x8 aux Tissages, joignable le matin les semaines paires.", "Ne veut pas être appelé au travail.", "Voisins des Baranger, même lotissement.",
    "Préfère qu’on passe le samedi matin.", "Maison neuve, livraison prévue au printemps.", "Aime que ce soit Tony qui pose.", "Très pointilleux sur les finitions, faire une visite de fin de chantier.",
    "Locataires dans la maison, prendre rendez-vous avec eux.", "Projet en plusieurs tranches, commencer par l’étage.", "Veut garder les anciennes ferrures, ne pas les jeter.",
    "A demandé trois fois le catalogue des poignées, le lui garder au comptoir.", "Enfants en bas âge : fermer derrière soi, ranger les outils.", "Dossier d’aide en cours, ne rien commander avant l’accord.",
    "Les fenêtres du haut ont été posées par le père d’Étienne en 1994.", "Le mari est menuisier à la retraite : il vérifiera tout.", "Divorce en cours, demander qui paie avant de commander.",
    "Client depuis longtemps, dossier papier dans l’armoire verte.", "Paie toujours par chèque, à déposer vite.", "Photos du chantier dans le classeur du showroom.",
    "Cour partagée avec le voisin, ne pas bloquer le passage.", "S’absente tout juillet.", "Prévoir deux personnes pour la dépose, vitrages très lourds.",
)  # fmt: skip
FIRM_NOTES = (
    "Fermé le lundi.", "Bon de commande obligatoire avant toute livraison.", "Livraison par la cour arrière, avant 9 h.", "Demande toujours un planning écrit.",
    "Facture en deux exemplaires, un pour le comptable.", "Le patron est un ancien apprenti de la maison.", "Appel d’offres tous les trois ans.", "Passer par le responsable technique, pas par l’accueil.",
    "Les clés sont au poste de garde.", "Travaux possibles seulement pendant la fermeture d’août.", "Compte ouvert à la demande d’Étienne.", "Attention : deux sites, bien préciser lequel sur le bon.",
)  # fmt: skip
PUBLIC_NOTES = (
    "Travaux uniquement pendant les vacances scolaires.", "Dépôt des factures sur Chorus Pro avec le code service.", "Trois devis demandés au-dessus de 4 000 €.",
    "Demander le n° d’engagement avant de facturer.", "Les clés sont à retirer à l’accueil contre signature.", "Plan de prévention à signer avant d’entrer.",
)  # fmt: skip
TAGS = (
    "à relancer",
    "fidèle",
    "recommande",
    "chantier en cours",
    "salon 2025",
    "aides",
    "bâtiment ancien",
    "carte de vœux",
)


def person(book: Book, found: Household, town: Town, rng: Random, **more: Any) -> Record:
    """The record of a household that lives in a town."""
    draft: Record = {"kind": "person", **found.values, "origin": chosen(ORIGINS, rng), "tags": _tags(rng, 0.3)}
    draft["addresses"] = [book.places.address(town, rng)]
    if rng.random() < 0.11:
        other = any_town(rng)
        draft["addresses"].append(
            book.places.address(
                other,
                rng,
                role="site",
                label=rng.choice(("Maison à rénover", "Gîte", "Maison des parents", "Dépendance")),
                access_notes=rng.choice(ACCESS),
            )
        )
    draft["phones"] = _phones(book, found, rng)
    draft |= _mails(found, rng)
    if found.generation == OLD and rng.random() < 0.35:
        draft["contacts"] = [relative(book, found, rng)]
    draft["payment_terms"] = rng.choice(TERMS["person"])
    draft["notes"] = rng.choice(PERSON_NOTES) if rng.random() < 0.36 else ""
    draft["warning"] = rng.choice(WARNINGS) if rng.random() < 0.09 else ""
    return draft | more


def organisation(book: Book, about: Organisation, rng: Random, **more: Any) -> Record:
    """The record of a firm, a public body or an association."""
    town, domain = BY_NAME[about.city], domain_of(about.trade_name or about.name)
    draft: Record = {
        "kind": about.kind,
        "name": about.name,
        "trade_name": about.trade_name,
        "legal_form": about.form,
        "naf": about.naf,
        "tags": _tags(rng, 0.25),
    }
    draft["addresses"] = [book.places.address(town, rng)]
    draft["phones"] = [
        {
            "number": book.numbers.phone("paris" if rng.random() < 0.06 else "west"),
            "label": rng.choice(("standard", "", "bureau", "accueil")),
        }
    ]
    box = {"public": "accueil", "association": "bureau"}.get(
        about.kind, rng.choice(("contact", "contact", "info", "atelier"))
    )
    draft["emails"] = [{"address": f"{box}@{domain}", "label": ""}]
    draft["contacts"] = [first_contact(book, about, domain, rng)]
    if rng.random() < 0.3:
        draft["contacts"].append(accountant(book, domain, rng))
    draft["payment_terms"], draft["origin"] = rng.choice(TERMS[about.kind]), chosen(ORIGINS, rng)
    draft["notes"] = rng.choice(PUBLIC_NOTES if about.kind == "public" else FIRM_NOTES) if rng.random() < 0.45 else ""
    draft["website"] = f"https://www.{domain}" if rng.random() < 0.4 else ""
    return draft | identifiers(book, about.kind, rng) | more


def identifiers(book: Book, kind: str, rng: Random) -> Record:
    """SIREN and what goes with it; an association in two has none, a public body has what Chorus Pro asks for."""
    if kind == "association" and rng.random() < 0.5:
        return {}
    siren = book.numbers.siren()
    found: Record = {"siren": siren, "siret": book.numbers.siret(siren)}
    if kind == "company":
        found["vat_number"] = book.numbers.vat(siren)
    if kind == "public":
        found["service_code"] = rng.choice(
            ("TECH-01", "BATIMENTS", "SCE-TECHNIQUES", "INTENDANCE", "FACTURES_PUBLIQUES")
        )
        found["commitment_number"] = f"EJ-{rng.randrange(2000, 9999)}" if rng.random() < 0.5 else ""
    return found


def first_contact(book: Book, about: Organisation, domain: str, rng: Random) -> Record:
    civility, _, rest = about.contact.partition(" ")
    first, _, last = rest.partition(" ")
    if civility not in ("M.", "Mme"):
        civility, first, last = "", "", about.contact
    if about.contact.startswith("M. et Mme"):
        civility, first, last = "", "", about.contact.removeprefix("M. et Mme ")
    role = "purchasing" if "achat" in about.title else "accounting" if "compta" in about.title else "manager"
    phone = book.numbers.phone() if rng.random() < 0.8 else ""
    mail = f"{mail_name(first, last)}@{domain}" if rng.random() < 0.55 else ""
    return contact(civility, first, last, role, about.title, phone, mail)


def accountant(book: Book, domain: str, rng: Random) -> Record:
    civility, first, last = book.families.person(rng)
    return contact(civility, first, last, "accounting", "comptabilité", book.numbers.phone("west"), f"compta@{domain}")


def relative(book: Book, found: Household, rng: Random) -> Record:
    """The grown-up child who deals with the papers."""
    first, who = rng.choice(
        (
            ("Sylvie", "sa fille"),
            ("Pascal", "son fils"),
            ("Christine", "sa nièce"),
            ("Laurent", "son fils"),
            ("Nathalie", "sa fille"),
        )
    )
    last = found.values["name"] if who == "son fils" else book.families.person(rng)[2]
    return contact("M." if who == "son fils" else "Mme", first, last, "family", who, book.numbers.phone(), "")


def contact(
    civility: str, first: str, last: str, role: str, title: str = "", phone: str = "", mail: str = ""
) -> Record:
    return {"civility": civility, "first_name": first, "name": last, "role": role, "job_title": title, "phone": phone, "email": mail}  # fmt: skip


def _phones(book: Book, found: Household, rng: Random) -> list[Record]:
    phones = []
    if found.generation == OLD or rng.random() < 0.25:
        phones.append({"number": book.numbers.phone("west"), "label": rng.choice(("fixe", "maison", ""))})
    if not phones or rng.random() < 0.55:
        phones.append(
            {
                "number": book.numbers.phone(),
                "label": rng.choice(("mobile", "", "mobile")) if not found.partner else found.values["first_name"],
            }
        )
    if found.partner and rng.random() < 0.45:
        phones.append({"number": book.numbers.phone(), "label": found.partner})
    return phones


def _mails(found: Household, rng: Random) -> Record:
    if rng.random() > (0.35, 0.86, 0.97)[found.generation]:
        return {"without_email": rng.random() < 0.6}
    name, first = found.values["name"], found.values["first_name"]
    local = mail_name(first, name) if not found.partner or rng.random() < 0.6 else mail_name("famille", name)
    if found.generation == YOUNG and rng.random() < 0.3:
        local = f"{mail_name(first)}.{mail_name(name)[:3]}{rng.randrange(10, 99)}"
    return {"emails": [{"address": f"{local}@{rng.choice(BOXES)}", "label": ""}]}


def _tags(rng: Random, likely: float) -> list[str]:
    return sorted({rng.choice(TAGS) for _ in range(1 + rng.randrange(2))}) if rng.random() < likely else []


def tagged(draft: Record, job: Job, rng: Random) -> Record:
    """With the tag of the job asked for, now and then."""
    return draft | {"tags": sorted({*draft["tags"], job.tag})} if job.tag and rng.random() < 0.35 else draft


def chosen(weighted: tuple[tuple[str, int], ...], rng: Random) -> str:
    return rng.choices([value for value, _ in weighted], [weight for _, weight in weighted])[0]
