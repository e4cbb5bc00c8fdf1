"""The usual course of things: a call, a visit, a quote, a yes or a no, a fitting, what follows."""

from carnet.demo.firm import ACCOUNTANT, FITTER, REPAIRER, SECRETARY
from carnet.demo.jobs import Job
from carnet.demo.pen import Pen
from carnet.demo.stage import FOLLOWER

MARYSE, NADEGE, TONY, JORDAN = SECRETARY.username, ACCOUNTANT.username, FITTER.username, REPAIRER.username
CALLBACKS = (
    "Appel reçu, rappeler {jeudi}.", "Rappeler {jeudi} après 18 h, travaille en journée.", "N’a pas encore reçu le devis : le renvoyer.",
    "A rappelé : d’accord sur le principe, veut réfléchir à la couleur.", "Demande si on peut intervenir avant les vacances.",
    "Voudrait décaler le rendez-vous à {jeudi}, même heure.", "Demande à parler au commercial, message transmis.", "Question sur la TVA à taux réduit. Expliqué, attestation à envoyer.",
    "Cherche à joindre le poseur pour l’heure d’arrivée.", "Rappelle pour l’acompte : virement fait ce matin.", "Veut savoir où en est la commande. Réponse donnée : livraison le {date}.",
)  # fmt: skip
APPOINTMENTS = (
    "Rendez-vous pris {date} à 17 h 30.", "Rendez-vous métré {date}, 9 h. Prévenir une heure avant.", "Laissé un message, rappeler {jeudi}.",
    "Rendez-vous noté {date} en fin d’après-midi.", "Rendez-vous {date} à 14 h, prévoir une heure.", "Convenu de passer {date} en revenant d’un chantier.",
)  # fmt: skip
QUOTES_SENT = (
    "Devis {job} envoyé par mail : {price} TTC.", "Devis {job} remis en main propre, {price} TTC, valable deux mois.",
    "Envoyé le devis {job} ({price} TTC) avec la documentation.", "Deux variantes envoyées pour {job}, la première à {price} TTC.",
)  # fmt: skip
CHASES = (
    "Relance devis {job} : se décide ce week-end.", "Relancé. Attend le devis d’un confrère avant de choisir.", "Relance : d’accord si pose avant {date}.",
    "Relancé, pas de réponse. Message laissé.", "Relance : trouve un peu cher, demande un effort. Vu avec Étienne : 3 %.", "Relance : c’est oui, passe signer {jeudi}.",
)  # fmt: skip
LOST = (
    "Sans suite : a choisi un confrère, moins cher de 600 €. À rappeler dans un an.", "Projet reporté à l’année prochaine, garder le devis au chaud.",
    "Ne donne plus de nouvelles après trois relances. Classé.", "Refus de prêt, projet arrêté. Nous remercie.", "Le fera lui-même finalement.",
)  # fmt: skip
PLANNED = (
    "Pose planifiée le {date} avec Tony.", "Confirmé la date de pose : {date}, arrivée 8 h 15.", "Fourniture reçue au dépôt, pose calée le {date}.", "Pose décalée au {date} : verre livré en retard.",
)  # fmt: skip
PAID = (
    "Solde reçu par virement.", "Chèque de solde déposé ce jour.", "Acompte de 30 % encaissé.", "Facture renvoyée par mail, égarée.", "Retenue de garantie libérée.",
)  # fmt: skip
REVIEWS = (
    "Très contents du travail, « à recommander ».", "Ont laissé un mot gentil pour Tony.", "Satisfaits, demandent une carte de visite pour un voisin.",
    "Petit mécontentement sur le nettoyage, Étienne a appelé.",
)  # fmt: skip
SMALL_TALK = (
    "A croisé Étienne au marché, projet pour l’an prochain.", "Demande nos horaires d’ouverture du showroom.", "Cherche le nom du produit d’entretien conseillé.",
    "Change de banque, enverra un nouveau RIB.", "Demande une facture acquittée pour l’assurance.",
)  # fmt: skip


def enquiry(pen: Pen, job: Job) -> Pen:
    """The first call and the appointment."""
    rng = pen.rng
    pen.call_in(MARYSE, rng.choice(job.asks))
    if rng.random() < 0.5:
        pen.wait(0.4, 3).call_out(FOLLOWER, rng.choice(APPOINTMENTS)).wait(10)
    else:
        pen.wait(3, 12)
    if rng.random() < 0.65:
        pen.visit(FOLLOWER, rng.choice(job.visits))
    return pen


def quote(pen: Pen, job: Job) -> bool:
    """Tells whether it was written; by word of mouth, it is only a line of the history."""
    rng, written = pen.rng, False
    pen.wait(2, 9)
    if rng.random() < 0.85:
        said = _said(pen, QUOTES_SENT, job)
        written = pen.quote(job.code)
        if not written:
            pen.mail(FOLLOWER, said)
    if rng.random() < 0.3:
        pen.wait(8, 20).call_out(FOLLOWER, _said(pen, CHASES, job))
    if rng.random() < 0.15:
        pen.wait(1, 6).call_in(MARYSE, rng.choice(CALLBACKS))
    return written


def accepted(pen: Pen, job: Job, convert: bool = True, written: bool = False) -> Pen:
    """Signed, fitted, paid: each step is noted, or not."""
    rng = pen.rng
    pen.wait(3, 25)
    if convert:
        cause = rng.choice(
            (
                f"Devis signé : {job.sign}",
                f"Bon pour accord reçu par mail ({job.sign})",
                f"Acompte reçu pour {job.sign}",
            )
        )
        who = rng.choice((FOLLOWER, MARYSE, FOLLOWER))
        if written:
            pen.sign(who)
        else:
            pen.convert(cause, who)
    elif written:
        pen.sign()
    if rng.random() < 0.22:
        pen.wait(5, 20).note(MARYSE, rng.choice(PLANNED)).wait(10)
    else:
        pen.wait(25, 60)
    if rng.random() < 0.4:
        pen.visit(rng.choice((TONY, TONY, JORDAN)), rng.choice(job.fitted))
    if rng.random() < 0.18:
        pen.wait(5, 25).note(NADEGE, rng.choice(PAID))
    return pen


def lost(pen: Pen, written: bool = False) -> Pen:
    pen.wait(15, 60).note(FOLLOWER, pen.rng.choice(LOST))
    return pen.decline() if written else pen


def followed(pen: Pen, job: Job) -> Pen:
    """Months later: a word, an adjustment."""
    rng = pen.rng
    if job.after and rng.random() < 0.3:
        pen.wait(60, 300).call_in(MARYSE, rng.choice(job.after))
        if rng.random() < 0.4:
            pen.wait(3, 15).visit(
                JORDAN,
                rng.choice(
                    (
                        "Passé régler, rien à facturer.",
                        "Réglage fait, pièce changée sous garantie.",
                        "Vu sur place, pièce à commander.",
                    )
                ),
            )
    elif rng.random() < 0.25:
        pen.wait(20, 200).call_in(MARYSE, rng.choice(SMALL_TALK if rng.random() < 0.5 else REVIEWS))
    return pen


def whole(pen: Pen, job: Job, likely: float, convert: bool = True) -> bool:
    """One project from the first call on; tells whether it was won (or would be, if today came later)."""
    written = quote(enquiry(pen, job), job)
    won = pen.rng.random() < likely
    if won:
        followed(accepted(pen, job, convert, written), job)
    else:
        lost(pen, written)
    return won


def reminded(pen: Pen, job: Job) -> Pen:
    """A client of the old file, who calls again years later."""
    return pen.call_in(MARYSE, pen.rng.choice((*job.asks, *job.after, *SMALL_TALK)))


def _said(pen: Pen, choices: tuple[str, ...], job: Job) -> str:
    text = pen.rng.choice(choices)
    return text.replace("{job}", job.sign).replace("{price}", job.amount(pen.rng))
