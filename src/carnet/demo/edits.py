"""Small corrections that every file sees: a new number, a mail spelt wrong, somebody else who answers."""

from carnet.clients.record import Record
from carnet.demo.book import Book
from carnet.demo.drafts import contact
from carnet.demo.fiction import BOXES, PHONES, mail_name
from carnet.demo.firm import ACCOUNTANT
from carnet.demo.pen import Pen
from carnet.demo.places import WARNINGS
from carnet.demo.stage import FOLLOWER
from carnet.demo.tales.telling import MARYSE

NADEGE = ACCOUNTANT.username


def corrected(book: Book, pen: Pen, draft: Record) -> None:
    """One correction, of a kind that this record can have."""
    rng = pen.rng
    choices = [_another_phone, _warned, _other_terms, _noted, _other_phone]
    choices += [_other_mail] if draft.get("emails") else [_first_mail]
    choices += [_new_contact, _new_contact] if draft["kind"] != "person" else []
    change = rng.choice(choices)
    change(book, pen.wait(20, 500), draft)


def _another_phone(book: Book, pen: Pen, draft: Record) -> None:
    number = {"number": book.numbers.phone(), "label": pen.rng.choice(("travail", "mobile", "Madame", "répondeur"))}
    pen.change(pen.rng.choice((MARYSE, FOLLOWER)), number, "phones")


def _other_phone(book: Book, pen: Pen, draft: Record) -> None:
    if draft.get("phones"):
        kind = next(name for name, head in PHONES.items() if draft["phones"][0]["number"].startswith(head))
        pen.change(MARYSE, {"number": book.numbers.phone(kind)}, "phones", 0)


def _other_mail(book: Book, pen: Pen, draft: Record) -> None:
    local, _, domain = draft["emails"][0]["address"].partition("@")
    box = pen.rng.choice([box for box in BOXES if box != domain]) if domain in BOXES else domain
    local = local if box != domain else f"{local}2"
    pen.change(MARYSE, {"address": f"{local}@{box}"}, "emails", 0)


def _first_mail(book: Book, pen: Pen, draft: Record) -> None:
    local = mail_name(draft.get("first_name", ""), draft["name"])[:40]
    if draft["kind"] == "person":
        pen.change(MARYSE, {"address": f"{local}@{pen.rng.choice(BOXES)}", "label": ""}, "emails")


def _warned(book: Book, pen: Pen, draft: Record) -> None:
    pen.change(
        pen.rng.choice((MARYSE, FOLLOWER)),
        {"warning": pen.rng.choice([text for text in WARNINGS if text != draft.get("warning")])},
    )


def _other_terms(book: Book, pen: Pen, draft: Record) -> None:
    terms = "Acompte 30 %, solde à la pose" if draft["kind"] == "person" else "45 jours fin de mois"
    if draft.get("payment_terms") != terms:
        pen.change(NADEGE, {"payment_terms": terms})


def _noted(book: Book, pen: Pen, draft: Record) -> None:
    line = pen.rng.choice(
        (
            "Ne plus envoyer de publicité.",
            "Préfère les échanges par mail.",
            "Double des clés au coffre, enveloppe à leur nom.",
            "Contrat d’entretien à proposer.",
        )
    )
    pen.change(MARYSE, {"notes": f"{draft.get('notes', '')}\n{line}".strip()})


def _new_contact(book: Book, pen: Pen, draft: Record) -> None:
    civility, first, last = book.families.person(pen.rng)
    role, title = pen.rng.choice(
        (
            ("site", "suivi du chantier"),
            ("accounting", "comptabilité"),
            ("manager", "nouvelle responsable" if civility == "Mme" else "nouveau responsable"),
        )
    )
    pen.change(MARYSE, contact(civility, first, last, role, title, book.numbers.phone()), "contacts")
