"""What a plan must hold to be written. What it may well do, and is only told, is in clashes.py."""

from datetime import datetime
from zoneinfo import ZoneInfo

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.appointments.models.acts import FARTHEST, LONGEST, Plan
from carnet.appointments.models.appointment import Kind
from carnet.appointments.models.people import Team
from carnet.clients.models.client import Client
from carnet.clients.models.parts import Address, Contact
from carnet.kernel.errors import Forbidden, Refused

_EARLIEST = datetime(2000, 1, 1, tzinfo=ZoneInfo("Europe/Paris"))
_LATEST = datetime(2100, 1, 1, tzinfo=ZoneInfo("Europe/Paris"))


def check_plan(client_id: int | None, plan: Plan, by: Actor, was: Plan | None = None) -> None:
    """Raises Refused with what to do. `was`: what it held already is not asked again."""
    if plan.kind not in Kind.values:
        raise Refused("Choisissez la nature du rendez-vous.")
    if client_id is None:
        _check_internal(plan)
    else:
        _check_client(client_id, by, new=was is None)
        if plan.kind == Kind.INTERNAL:
            raise Refused("Un rendez-vous interne n’a pas de client : prenez-le depuis l’agenda.")
    _check_hours(plan)
    _check_people(plan, was)
    _check_place(client_id, plan, was)


def _check_internal(plan: Plan) -> None:
    if plan.kind != Kind.INTERNAL:
        raise Refused("Choisissez le client : seul un rendez-vous interne n’en a pas.")
    if not plan.about.strip():
        raise Refused("Dites de quoi il s’agit : réunion d’équipe, atelier, formation…")


def _check_client(client_id: int, by: Actor, new: bool) -> None:
    clients = Client.objects.visible_to(by.user) if by.user else Client.objects.filter(deleted_at=None)
    client = clients.filter(pk=client_id).first()
    if client is None:
        raise Forbidden("Cette fiche n’existe pas ou n’est pas dans votre portefeuille.")
    if new and not client.is_active:
        raise Refused("Cette fiche est désactivée : réactivez-la pour prendre un rendez-vous.")


def _check_hours(plan: Plan) -> None:
    if plan.ends_at <= plan.starts_at:
        raise Refused("La fin vient après le début : corrigez l’heure ou le jour de fin.")
    if plan.ends_at - plan.starts_at > LONGEST:
        raise Refused("Un rendez-vous dure 31 jours au plus : prenez-en plusieurs.")
    if not _EARLIEST <= plan.starts_at < _LATEST:
        raise Refused("Choisissez une date entre 2000 et 2099.")
    if not 0 <= plan.travel <= FARTHEST.total_seconds() / 60:
        raise Refused("Le trajet se compte en minutes, 600 au plus.")


def _check_people(plan: Plan, was: Plan | None) -> None:
    if not plan.people and plan.team is None:
        raise Refused("Choisissez qui y va : une personne au moins, ou une équipe.")
    new = set(plan.people) - set(was.people if was else ())
    if User.objects.active().filter(pk__in=new).count() != len(new):
        raise Refused("Choisissez des personnes dont le compte est ouvert.")
    kept = was.team if was else None
    if plan.team != kept and plan.team and not Team.objects.filter(pk=plan.team, is_active=True).exists():
        raise Refused("Cette équipe n’existe plus : choisissez-en une autre.")


def _check_place(client_id: int | None, plan: Plan, was: Plan | None) -> None:
    for model, wanted, kept in (
        (Address, plan.address, was.address if was else None),
        (Contact, plan.contact, was.contact if was else None),
    ):
        if (
            wanted
            and wanted != kept
            and not model._default_manager.filter(pk=wanted, client_id=client_id or 0).exists()
        ):
            raise Refused("Ce lieu ou ce contact n’est plus sur la fiche : choisissez-en un autre.")
