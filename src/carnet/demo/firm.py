"""The firm of the demonstration and the people who work there. None of them exists."""

from dataclasses import dataclass
from datetime import datetime

from carnet.accounts.actor import Source, system
from carnet.accounts.models import Role, User
from carnet.clients.tidy import vat_of
from carnet.company.models import Company, DuplicateControl, NumberAt, Options
from carnet.sales.models import DocumentSettings

SIREN = "000493004"
# Days ago: when Carnet was started at the firm, and when one salesperson left and another came.
STARTED, SUCCESSION = 1460, 415


@dataclass(frozen=True)
class Member:
    username: str
    name: str
    role: Role


OWNER = Member("etienne", "Étienne Bouvreuil", Role.DIRECTION)
SECRETARY = Member("maryse", "Maryse Guérif", Role.SECRETARY)
HUGO = Member("hugo", "Hugo Tessereau", Role.SALESPERSON)
SOLENE = Member("solene", "Solène Audigane", Role.SALESPERSON)
MALIK = Member("malik", "Malik Ferhaoui", Role.SALESPERSON)
FITTER = Member("tony", "Tony Raimbaudière", Role.TECHNICIAN)
REPAIRER = Member("jordan", "Jordan Le Mével", Role.TECHNICIAN)
ACCOUNTANT = Member("nadege", "Nadège Pinelière", Role.ACCOUNTANT)
RETIRED = Member("gerard", "Gérard Chupinot", Role.SALESPERSON)
CAST = (OWNER, SECRETARY, HUGO, SOLENE, MALIK, FITTER, REPAIRER, ACCOUNTANT, RETIRED)


def found_company() -> None:
    Company(
        name="Menuiserie Bouvreuil & Fils",
        legal_form="SARL",
        siret=f"{SIREN}00018",
        vat_number=vat_of(SIREN),
        street="14 rue des Compagnons\nZone artisanale des Grands Ajoncs",
        postcode="49300",
        city="Cholet",
        phone="02 61 91 00 00",
        email="contact@menuiserie-bouvreuil.example",
        website="https://www.menuiserie-bouvreuil.example",
    ).save()
    DocumentSettings(
        capital="40 000 €",
        rcs_town="Angers",
        insurance="Assurances du Chêne Vert, contrat 00-493004, France métropolitaine",
        mediator="Médiation des Métiers, 1 place du Marché, 49000 Angers, www.mediation-metiers.example",
    ).save()
    Options(
        number_mask="C{00000}",
        number_at=NumberAt.CREATION,
        reassign_roles=[Role.SECRETARY],
        duplicate_control=DuplicateControl.NORMAL,
    ).save()


def hire() -> dict[str, User]:
    """The cast, by identifier. Nobody has a password: the demonstration signs in by a button."""
    return {
        member.username: User.add(
            by=system(Source.DEMO),
            username=member.username,
            name=member.name,
            role=member.role,
            email=f"{member.username}@menuiserie-bouvreuil.example",
        )
        for member in CAST
    }


def date_accounts(users: dict[str, User], started: datetime, succession: datetime) -> None:
    """The accounts are as old as the history that their people wrote."""
    for username, user in users.items():
        User.objects.filter(pk=user.pk).update(created_at=succession if username == MALIK.username else started)
