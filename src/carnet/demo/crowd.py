"""The many: households, firms, public bodies, condominiums and associations whose stories go the usual way."""

from carnet.clients.record import Record
from carnet.demo import arcs, edits
from carnet.demo.book import Book
from carnet.demo.drafts import contact, organisation, person, tagged
from carnet.demo.firm import STARTED
from carnet.demo.jobs import BY_CODE, JOBS, Job
from carnet.demo.organisations import ASSOCIATIONS, COMPANIES, CONDOMINIUMS, PUBLIC, SYNDICS, Organisation
from carnet.demo.pen import Pen
from carnet.demo.places import ACCESS, BY_NAME, any_town
from carnet.demo.stage import FOLLOWER

HOUSEHOLDS, OLD_HOUSEHOLDS = 140, 42
CORRECTED = 0.42  # share of the records that somebody corrected later
# A tale of its own tells it instead.
TOLD_APART = {"Hôtel des Trois Moulins"}


def write(book: Book) -> None:
    for number in range(HOUSEHOLDS):
        _household(book, f"household{number}", number)
    for at, about in enumerate(SYNDICS):
        _organisation(book, about, old=True, at=at)
    for at, about in enumerate((*COMPANIES, *PUBLIC, *ASSOCIATIONS)):
        if about.name not in TOLD_APART:
            _organisation(book, about, old=at % 3 == 0, at=at)
    for at, line in enumerate(CONDOMINIUMS.strip().splitlines()):
        _condominium(book, f"condominium{at}", *(part.strip() for part in line.split("|")))


def _household(book: Book, key: str, number: int) -> None:
    rng = book.rng(key)
    town, job = any_town(rng), rng.choice(JOBS)
    draft = tagged(person(book, book.families.household(rng), town, rng), job, rng)
    if number < OLD_HOUSEHOLDS:
        pen = book.take_over(key, {**draft, "origin": draft["origin"] or "Ancien fichier"}, town.zone)
        _called_again(book, pen, draft, job)
        return
    pen = book.enter(key, draft, _age(number - OLD_HOUSEHOLDS, HOUSEHOLDS - OLD_HOUSEHOLDS), town.zone)
    won = arcs.whole(pen, job, likely=0.72)
    if rng.random() < CORRECTED:
        edits.corrected(book, pen, draft)
    if won and rng.random() < 0.12:
        second = rng.choice(JOBS)
        arcs.whole(pen.wait(120, 420), second, likely=0.7, convert=False)


def _age(rank: int, among: int) -> float:
    """Days ago, from today to four years: somewhat more of the recent ones."""
    return (STARTED - 30) * float((rank / among) ** 1.15)


def _called_again(book: Book, pen: Pen, draft: Record, job: Job) -> None:
    rng = pen.rng
    pen.wait(20, 900)
    arcs.reminded(pen, job)
    if rng.random() < CORRECTED:
        edits.corrected(book, pen, draft)
    if rng.random() < 0.3:
        arcs.whole(pen.wait(5, 200), job, likely=0.75, convert=False)


def _organisation(book: Book, about: Organisation, *, old: bool, at: int) -> None:
    rng = book.rng(about.key)
    zone, job = BY_NAME[about.city].zone, rng.choice(about.jobs)
    draft = organisation(book, about, rng)
    if rng.random() < 0.25:
        draft["addresses"].append(
            book.places.address(
                any_town(rng, zone),
                rng,
                role=rng.choice(("site", "delivery", "billing")),
                label=rng.choice(("Dépôt", "Annexe", "Second site")),
                access_notes=rng.choice(ACCESS),
            )
        )
    if old:
        _called_again(book, book.take_over(about.key, draft, zone), draft, job)
        return
    pen = book.enter(about.key, draft, 25 + (at * 173) % (STARTED - 60), zone)
    won = arcs.whole(pen, job, likely=0.8)
    if rng.random() < CORRECTED:
        edits.corrected(book, pen, draft)
    if won and rng.random() < 0.25:
        arcs.whole(pen.wait(90, 400), rng.choice(about.jobs), likely=0.8, convert=False)


def _condominium(book: Book, key: str, name: str, city: str, syndic: str) -> None:
    rng = book.rng(key)
    town, job = BY_NAME[city], BY_CODE[rng.choice(("upkeep", "firedoors", "upkeep"))]
    address = book.places.address(
        town,
        rng,
        access_notes=rng.choice(
            ("Digicode 52A41.", "Badge à demander au syndic.", "Passe au gardien, 8 h – 12 h.", "")
        ),
    )
    draft: Record = {
        "kind": "condominium",
        "name": name,
        "syndic": f"syndic{syndic}",
        "addresses": [address],
        "without_email": True,
    }
    draft["payment_terms"] = rng.choice(
        ("30 jours, facture au syndic", "Après assemblée générale, 30 jours", "30 jours")
    )
    if rng.random() < 0.6:
        civility, first, last = book.families.person(rng)
        role = rng.choice(
            (("guardian", "gardien"), ("manager", "président du conseil syndical"), ("guardian", "employé d’immeuble"))
        )
        draft["contacts"] = [contact(civility, first, last, role[0], role[1], book.numbers.phone())]
    pen = book.enter(key, draft, 40 + rng.randrange(STARTED - 120), town.zone)
    won = arcs.whole(pen, job, likely=0.8)
    if won and rng.random() < 0.3:
        pen.wait(20, 120).mail(
            FOLLOWER, "Compte rendu d’assemblée générale reçu : travaux votés, ordre de service à suivre."
        )
