"""What messages give to the rest of the house."""

from datetime import timedelta

from carnet.accounts.models import Role
from carnet.accounts.rights import RIGHTS, Right
from carnet.jobs.kinds import KINDS, Kind
from carnet.jobs.schedule import SCHEDULE, Scheduled
from carnet.mail import delivering
from carnet.mail.letters import LETTERS, Letter
from carnet.ui.shell import MENU, MenuItem

WRITES = frozenset({Role.DIRECTION, Role.SECRETARY, Role.SALESPERSON, Role.ACCOUNTANT})

RIGHTS.register(
    Right("mail.send", "envoyer un message", WRITES),
    Right("mail.see_all", "voir les messages des autres", frozenset({Role.DIRECTION, Role.SECRETARY})),
)
# For any document; an app whose document wants other words brings its own letter.
LETTERS.register(
    Letter(
        "mail.document",
        "Envoi d’un document",
        "{document} – {entreprise}",
        "Bonjour,\n\nVous trouverez ci-joint {document}.\n\nNous restons à votre disposition.\n\n{auteur}\n{entreprise}",
        {
            "document": "par exemple « le devis DV-2026-0142 »",
            "client": "le nom du client",
            "entreprise": "votre nom",
            "auteur": "qui envoie",
        },
    )
)
KINDS.register(Kind("mail.send", "Envoi des messages", delivering.run))
SCHEDULE.register(
    Scheduled("mail.take_up", "Reprise des messages en attente", delivering.take_up, every=timedelta(minutes=1)),
    Scheduled("mail.forget", "Effacement des messages de plus d’un an", delivering.forget_old, hour=4, minute=10),
)
MENU.register(MenuItem("mail", "Messages", "mail:outbox", "send", right="mail.send", order=120))
