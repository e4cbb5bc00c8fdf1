"""Write a client list of N lines with the habits of one program: `python -m benchmarks.exchange.files dolibarr 100000 OUT`.

Everybody is fictional: telephones of the ranges kept for fiction, mails in .example, SIREN beginning with 000.
"""

import csv
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

NAMES = (
    "Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefèvre Michel Garcia David"
)
NAMES += " Bertrand Roux Vincent Fournier Morel Girard André Mercier Dupont Lambert Bonnet François Martinez Le-Goff"
SOUNDS = "ba be bo cha de dri fla go gui jo la lé lo ma mé mo na ni pa pé pru qui ra ri ro sa sé so ta ti tru va vé"
FIRSTS = "Jean Marie Sophie Luc Anne Yann Chloé Hugo Émilie Paul Léa Karim Nadia Pierre Claire Thomas Julie Marc Inès"
TRADES = [
    "Boulangerie",
    "Garage",
    "Menuiserie",
    "SARL",
    "SCI",
    "Pharmacie",
    "Cabinet",
    "Mairie de",
    "Association",
    "SDC",
]
WAYS = ["rue", "rue", "rue", "avenue", "impasse", "chemin", "place", "allée"]
# The five ranges of lines that France keeps for fiction; 06 39 98 is that of mobiles.
LINES = ["019900", "026191", "035301", "046571", "053649"]
TOWNS = [("49300", "Cholet"), ("56100", "Lorient"), ("01000", "Bourg-en-Bresse"), ("39000", "Lons-le-Saunier"),
         ("44000", "Nantes"), ("49000", "Angers"), ("69003", "Lyon"), ("2A004", "Ajaccio"), ("85000", "La Roche-sur-Yon")]  # fmt: skip


def _line(index: int) -> str:
    """France keeps 50,000 lines and 10,000 mobiles for fiction: at 100,000 records two share a number, never more."""
    number = index * 7919 % 50_000
    return f"{LINES[number // 10_000]}{number % 10_000:04}"


def people(count: int, seed: int = 2026) -> Iterator[dict[str, str]]:
    chance = random.Random(seed)
    known, sounds, firsts = NAMES.split(), SOUNDS.split(), FIRSTS.split()
    for index in range(count):
        company = chance.random() < 0.3
        name = chance.choice(known) if chance.random() < 0.3 else "".join(chance.choices(sounds, k=3)).title()
        first = chance.choice(firsts)
        postcode, city = chance.choice(TOWNS)
        slug = f"{name}{index}".lower().encode("ascii", "ignore").decode()
        yield {
            "number": f"CL{index:06}",
            "civility": "" if company else chance.choice(["M.", "Mme", "M. et Mme", ""]),
            "name": f"{chance.choice(TRADES)} {name} {index % 997}" if company else name.upper(),
            "first": "" if company else first,
            "company": "1" if company else "",
            "street": f"{chance.randrange(1, 90)} {chance.choice(WAYS)} {''.join(chance.choices(sounds, k=3)).title()}",
            "extra": "Bâtiment B" if chance.random() < 0.1 else "",
            "postcode": postcode,
            "city": city.upper() if chance.random() < 0.5 else city,
            "phone": _line(index),
            "mobile": f"063998{index // 5 * 7919 % 10_000:04}" if index % 5 == 0 else "",
            "contact": "".join(chance.choices(sounds, k=3)).title() if company else "",
            "contact_first": chance.choice(firsts) if company else "",
            "email": f"{slug}@{chance.choice(['courriel', 'boite', 'poste'])}.example" if chance.random() < 0.6 else "",
            "siren": f"000{index % 1_000_000:06}" if company else "",
            "naf": "4332A" if company else "",
            "notes": "Rappeler en soirée ; portail vert" if chance.random() < 0.2 else "",
            "salesperson": chance.choice(["Paul Durand", "Léa Petit", ""]),
            "created": f"{chance.randrange(1, 29):02}/{chance.randrange(1, 13):02}/{chance.randrange(2008, 2026)}",
        }


def dolibarr(path: Path, rows: Iterator[dict[str, str]]) -> None:
    heads = ["Id tiers", "Nom du tiers", "Nom alternatif", "Client", "Code client", "Adresse", "Code postal", "Ville", "Code pays",
             "Téléphone", "Fax", "Url", "Email", "SIREN", "NAF-APE", "Type du tiers", "Note (publique)", "Commercial(aux)",
             "Date création", "Téléphone portable"]  # fmt: skip
    _write(path, "utf-8", ",", csv.QUOTE_ALL, heads, (
        [str(i), f"{r['name']} {r['first']}".strip(), "", "1", r["number"], f"{r['street']}\n{r['extra']}".strip(), r["postcode"],
         r["city"], "FR", r["phone"], "", "", r["email"], r["siren"], r["naf"], "PME/TPE" if r["company"] else "Particulier",
         r["notes"], r["salesperson"], r["created"], r["mobile"]] for i, r in enumerate(rows)))  # fmt: skip


def ebp(path: Path, rows: Iterator[dict[str, str]]) -> None:
    """Windows-1252, zeros of postcodes and telephones lost."""
    heads = ["Code (tiers)", "Civilité", "Nom", "Adresse 1 (facturation)", "Adresse 2 (facturation)",
             "Code Postal (facturation)", "Ville (facturation)", "Code Pays (facturation)", "Téléphone fixe (facturation)",
             "Téléphone portable (facturation)", "E-mail (facturation)", "Siren", "NAF", "N° TVA intracommunautaire",
             "Nom (contact) (facturation)", "Prénom (contact) (facturation)", "Solde actuel", "Notes", "Famille tiers",
             "Date de création"]  # fmt: skip
    _write(path, "cp1252", ";", csv.QUOTE_MINIMAL, heads, (
        [r["number"], r["civility"], f"{r['name']} {r['first']}".strip(), r["street"], r["extra"], r["postcode"].lstrip("0"),
         r["city"], "FR", r["phone"][1:], r["mobile"][1:], r["email"], r["siren"], r["naf"], "", r["contact"],
         r["contact_first"], "0,00", r["notes"], "", r["created"]] for r in rows))  # fmt: skip


def sage(path: Path, rows: Iterator[dict[str, str]]) -> None:
    """UTF-16, tabulations, two telephones in a cell."""
    heads = ["Numéro compte", "Intitulé", "Abrégé", "Qualité", "Contact", "Adresse", "Complément", "Code postal", "Ville", "Région",
             "Pays", "Téléphone", "Télécopie", "E-mail", "Site", "SIREN", "NAF (APE)", "N° identifiant", "Représentant",
             "Commentaires"]  # fmt: skip
    _write(path, "utf-16", "\t", csv.QUOTE_MINIMAL, heads, (
        [r["number"], f"{r['name']} {r['first']}".strip(), "", r["civility"] or ("Société" if r["company"] else ""),
         f"Mme {r['contact']} {r['contact_first']}" if r["company"] else "", r["street"], r["extra"], r["postcode"], r["city"], "", "FRANCE",
         " / ".join(p for p in (r["phone"], r["mobile"]) if p), "", r["email"], "", r["siren"], r["naf"], "", r["salesperson"],
         r["notes"]] for r in rows))  # fmt: skip


def odoo(path: Path, rows: Iterator[dict[str, str]]) -> None:
    """UTF-8, an external identifier, telephones with +33, notes as HTML, dates with their hour."""
    heads = ["ID externe", "Référence", "Nom", "Est une société", "Titre", "Rue", "Rue 2", "Code postal", "Ville", "Pays", "Téléphone",
             "Mobile", "Email", "Site web", "N° TVA", "SIRET", "Étiquettes", "Vendeur", "Notes", "Créé le"]  # fmt: skip
    _write(path, "utf-8", ",", csv.QUOTE_ALL, heads, (
        [f"__export__.res_partner_{i}", r["number"], f"{r['name']} {r['first']}".strip(), "True" if r["company"] else "False",
         {"M.": "Monsieur", "Mme": "Madame"}.get(r["civility"], ""), r["street"], r["extra"], r["postcode"], r["city"], "France",
         _abroad(r["phone"]), _abroad(r["mobile"]), r["email"], "", "", "", "Fidèle" if i % 9 == 0 else "", r["salesperson"],
         f"<p>{r['notes']}</p>" if r["notes"] else "", f"{r['created'][6:]}-{r['created'][3:5]}-{r['created'][:2]} 10:22:31"]
        for i, r in enumerate(rows)))  # fmt: skip


def _abroad(phone: str) -> str:
    """`+33 2 61 91 00 12`."""
    pairs = (phone[at : at + 2] for at in range(2, 10, 2))
    return " ".join([f"+33 {phone[1]}", *pairs]) if phone else ""


def hand_made(path: Path, rows: Iterator[dict[str, str]]) -> None:
    heads = ["N°", "NOM PRENOM", "Adresse", "Code postal Ville", "Tél.", "Portable", "Mail", "Observations"]
    _write(path, "utf-8-sig", ";", csv.QUOTE_MINIMAL, heads, (
        [r["number"], f"{r['civility']} {r['name']} {r['first']}".strip(), r["street"], f"{r['postcode']} {r['city']}",
         " ".join(r["phone"][i : i + 2] for i in range(0, 10, 2)), r["mobile"], r["email"], r["notes"]] for r in rows))  # fmt: skip


HABITS: dict[str, Callable[[Path, Iterator[dict[str, str]]], None]] = {
    "dolibarr": dolibarr,
    "ebp": ebp,
    "sage": sage,
    "odoo": odoo,
    "hand_made": hand_made,
}


def _write(path: Path, encoding: str, mark: str, quoting: int, heads: list[str], rows: Iterator[list[str]]) -> None:
    with path.open("w", encoding=encoding, newline="", errors="replace") as stream:
        writer = csv.writer(stream, delimiter=mark, quoting=quoting)  # type: ignore[arg-type]
        writer.writerow(heads)
        writer.writerows(rows)


def main(arguments: list[str]) -> None:
    habit, count, path = arguments
    HABITS[habit](Path(path), people(int(count)))


if __name__ == "__main__":
    main(sys.argv[1:])
