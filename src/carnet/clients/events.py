"""The client file's own event types."""

from carnet.clients.models.client import InactiveReason
from carnet.clients.models.history import Event
from carnet.clients.timeline import EventType
from carnet.clients.wording import when

SOURCES = {"import": " par import", "command": " en ligne de commande", "demo": "", "job": " par une tâche", "api": " par l’interface"}  # fmt: skip


def _created(event: Event) -> str:
    status = event.data["diff"].get("status", ["", "prospect"])[1]
    return f"Fiche créée{SOURCES.get(event.change_set.source, '')} ({'client' if status == 'client' else 'prospect'})"


def _changed(event: Event) -> str:
    fields = event.data["diff"].keys()
    if fields <= {"addresses", "phones", "emails"}:
        return "Coordonnées modifiées"
    if fields == {"contacts"}:
        return "Contacts modifiés"
    return "Fiche modifiée"


def _reassigned(event: Event) -> str:
    new = event.data["diff"]["salesperson"][1]
    name = event.data.get("names", {}).get("salesperson", {}).get(str(new), "")
    return f"Confié à {name}" if new else "Retiré de tout portefeuille"


def _converted(event: Event) -> str:
    return "Le prospect devient client"


def _cause(event: Event) -> str:
    return str((event.data.get("cause") or {}).get("text", ""))


def _deactivated(event: Event) -> str:
    reason = event.data["diff"].get("inactive_reason", ["", ""])[1]
    return f"Fiche désactivée : {InactiveReason(reason).label.lower()}" if reason else "Fiche désactivée"


def _note(event: Event) -> str:
    return str(event.data.get("note") or event.data["diff"].get("inactive_note", ["", ""])[1] or "")


def _undone(event: Event) -> str:
    return f"Annulation de la modification faite {when(event.data['of'])}"


def _kept(event: Event) -> str:
    kept = event.data.get("kept")
    return f"Laissé tel quel, modifié depuis : {', '.join(kept)}" if kept else ""


def _forced(event: Event) -> str:
    return "Créé malgré une ressemblance avec un client existant"


def _reason(event: Event) -> str:
    return str(event.data.get("reason", ""))


def _forced_detail(event: Event) -> str:
    why = "; ".join(event.data.get("why", []))
    return " · ".join(part for part in (f"Raison : {event.data['reason']}", why) if part)


def _text(event: Event) -> str:
    return str(event.data.get("text", ""))


def _spoken(event: Event) -> str:
    """What was said, and the promise made to call back."""
    promise = event.data.get("callback") or {}
    asked = f"À rappeler {promise['on']} par {promise['for']}." if promise else ""
    return "\n".join(filter(None, [_text(event), asked]))


def _exported(event: Event) -> str:
    return f"Exporté dans un fichier {event.data.get('format', '').upper()}"


TYPES = (
    EventType("client.created", "Création", "record", "user-plus", _created, undoable=True),
    EventType("client.changed", "Modification", "record", "pencil", _changed, _reason, undoable=True),
    EventType("client.undone", "Annulation", "record", "arrow-back-up", _undone, _kept, undoable=True),
    EventType("client.reassigned", "Changement de commercial", "life", "users", _reassigned, _reason, undoable=True),
    EventType("client.converted", "Passage en client", "life", "check", _converted, _cause, undoable=True),
    EventType(
        "client.reverted", "Retour en prospect", "life", "arrow-back-up", lambda event: "Le client redevient prospect", _cause,
        undoable=True,
    ),
    EventType("client.deactivated", "Désactivation", "life", "user-off", _deactivated, _note, undoable=True),
    EventType("client.reactivated", "Réactivation", "life", "refresh", lambda event: "Fiche réactivée", undoable=True),
    EventType("client.deleted", "Suppression", "life", "trash", lambda event: "Fiche supprimée", undoable=True),
    EventType("client.restored", "Restauration", "life", "refresh", lambda event: "Fiche restaurée", undoable=True),
    EventType("duplicate.forced", "Doublon écarté", "record", "copy", _forced, _forced_detail),
    EventType(
        "duplicate.dismissed", "Doublon écarté", "record", "copy",
        lambda event: f"N’est pas un doublon de {event.data.get('name', 'l’autre fiche')}", _reason,
    ),
    EventType(
        "client.dossier", "Dossier", "file", "file-text", lambda event: "Dossier imprimé",
        lambda event: ", ".join(event.data.get("parts", [])), right="clients.dossier",
    ),
    EventType("client.exported", "Export", "file", "download", _exported),
    EventType("exchange.note", "Note", "exchange", "note", lambda event: "Note", _spoken, right="clients.note"),
    EventType("exchange.call_in", "Appel reçu", "exchange", "phone-incoming", lambda event: "Appel reçu", _spoken, right="clients.note"),
    EventType("exchange.call_out", "Appel passé", "exchange", "phone-outgoing", lambda event: "Appel passé", _spoken, right="clients.note"),
    EventType("exchange.mail", "E-mail ou courrier", "exchange", "mail", lambda event: "E-mail ou courrier", _spoken, right="clients.note"),
    EventType("exchange.called_back", "Rappel fait", "exchange", "phone-outgoing", lambda event: "Rappel fait", _text),
    EventType("exchange.visit", "Visite", "exchange", "map-pin", lambda event: "Visite", _spoken, right="clients.note"),
)  # fmt: skip
