"""After-sales in the demonstration: what was fitted, the works received, the cases and the reports of the visits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from carnet.aftersales.models import Case, Installed, Reception, Report
from carnet.aftersales.models.case import Complaint
from carnet.aftersales.models.product import Fitted
from carnet.aftersales.models.report import Written
from carnet.clients.models.parts import Address
from carnet.demo.firm import FITTER, REPAIRER, SECRETARY
from carnet.demo.stage import Scene, Stage

SIGNATURE = "M40 120L80 60L110 130L140 70L170 125L210 80L240 118L300 96L360 110L430 90"
FORCED = "Hors garantie : forcé ou heurté, le client le reconnaît."
# Product, family, maker's years, what happens to it, what is then done, the part and what it costs.
BREAKDOWNS = (
    ("Volet roulant solaire", "volets", 5, "Reste bloqué à mi-hauteur, bourdonne un peu.", "Fin de course réglée, essais faits.", "", "0"),
    ("Volet roulant filaire", "volets", 5, "Ne répond plus à la télécommande, piles changées.", "Récepteur remplacé et appairé.", "Récepteur radio", "64.80"),
    ("Porte d’entrée aluminium", "portes", 2, "Frotte en bas et ferme mal le soir.", "Paumelles réglées, gâche reprise.", "", "0"),
    ("Porte de garage sectionnelle", "portes", 3, "Remonte toute seule avant d’être fermée.", "Cellules nettoyées et réglées.", "", "0"),
    ("Portail coulissant motorisé", "portails", 3, "S’arrête à un mètre de la fin quand il pleut.", "Crémaillère recalée, butée refaite.", "", "0"),
    ("Fenêtre deux vantaux", "fenêtres", 0, "De l’air passe en bas du vantail droit.", "Joint bas remplacé, crémone réglée.", "Joint 6 m", "11.40"),
    ("Baie coulissante", "fenêtres", 2, "Le vantail saute sur le rail.", "Deux galets remplacés.", "2 galets", "18.90"),
    ("Fenêtre de toit", "fenêtres", 5, "Trace d’humidité après le grand vent.", "Raccord repris, essai d’arrosage fait.", "", "0"),
)  # fmt: skip


@dataclass(frozen=True)
class Fits(Scene):
    """Fitted and received on one day."""

    about: int = 0
    serial: str = ""
    reserves: str = ""

    def play(self, stage: Stage) -> None:
        name, family, years, *_ = BREAKDOWNS[self.about]
        client, day = stage.ids[self.key], self.at.date()
        place = Address.objects.filter(client=client).order_by("position").first()
        fitted = Fitted(
            name, family, serial=self.serial, address=place.pk if place else None, fitted_on=day,
            fitted_by=stage.users[FITTER.username].pk, maker_years=years,
        )  # fmt: skip
        product = Installed.add(client, fitted, by=self.by(stage))
        signer = product.client.display_name
        Reception.sign(
            client, by=self.by(stage), works=f"Fourniture et pose : {name.lower()}", received_on=day, signed_by=signer[:120],
            drawing=SIGNATURE, reserves=self.reserves, place=str(place or ""), products=[product.pk],
        )  # fmt: skip


@dataclass(frozen=True)
class Complains(Scene):
    """About what was fitted last."""

    about: int = 0
    urgency: str = "normal"

    def play(self, stage: Stage) -> None:
        product = Installed.objects.filter(client=stage.ids[self.key]).latest("pk")
        place = product.address_id
        person = stage.users[REPAIRER.username].pk
        forced = product.serial[-1:] in {"0", "7"}  # one in five
        covered, why = (False, FORCED) if forced else (None, "")
        complaint = Complaint(
            BREAKDOWNS[self.about][3], self.urgency, product.pk, place, person, covered=covered, why=why
        )
        Case.open(stage.ids[self.key], complaint, by=self.by(stage))


@dataclass(frozen=True)
class Steps(Scene):
    state: str = ""
    note: str = ""

    def play(self, stage: Stage) -> None:
        case_of(stage, self.key).step(self.state, by=self.by(stage), note=self.note)


def case_of(stage: Stage, key: str) -> Case:
    return Case.objects.filter(client=stage.ids[key]).latest("pk")


def report(stage: Stage, scene: Scene, start: datetime, minutes: int) -> None:
    """The visit of a case is told by its report, which ends both."""
    case = case_of(stage, scene.key)
    about = next(line for line in BREAKDOWNS if line[3] == case.symptom)
    visit = case.client.appointments.get(subject=f"case:{case.pk}", starts_at=start, state="planned")
    state = "to_invoice" if case.covered is False else "closed"
    signer = case.client.display_name[:120]
    written = Written(
        start, start + timedelta(minutes=minutes), about[4], about[5], Decimal(about[6]), signed_by=signer, drawing=SIGNATURE, state=state
    )  # fmt: skip
    Report.write(case.pk, written, by=scene.by(stage), appointment=visit)


def story(rng: Random, key: str, since: datetime, called: datetime, fitted: datetime) -> list[Scene]:
    """Fitted long enough ago, then the call that opens the case."""
    about = rng.randrange(len(BREAKDOWNS))
    serial = f"{BREAKDOWNS[about][0][:2].upper()}-{rng.randrange(100000, 999999)}"
    reserves = "Une poignée à remplacer, commandée." if rng.random() < 0.15 else ""
    urgency = rng.choices(("normal", "urgent", "safety"), (70, 25, 5))[0]
    return [
        Fits(max(since, fitted), FITTER.username, key, about, serial, reserves),
        Complains(called, SECRETARY.username, key, about, urgency),
    ]
