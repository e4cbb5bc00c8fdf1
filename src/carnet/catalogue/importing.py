"""What importing products gives to `exchange`: the target and its undo."""

from carnet.accounts.actor import Actor
from carnet.catalogue.intake import ProductIntake
from carnet.catalogue.models.revision import Revision
from carnet.catalogue.reading import READING
from carnet.exchange.targets import Target, Undone, Wording
from carnet.kernel.errors import Refused

UNDONE_AT_ONCE = 60
WORDING = Wording(
    heading="Importer des articles",
    file="Le fichier de vos articles",
    accepted="CSV de n’importe quel logiciel ou Excel (.xlsx), avec au moins une référence et une désignation",
    one="Article",
    see="Voir les articles",
    alike="Les lignes dont la référence existe déjà",
    complete="mettre l’article à jour avec ce que dit le fichier",
    completing="mettre à jour",
    skip="laisser ces lignes de côté",
    create="",
)


def target() -> Target:
    return Target(
        "catalogue", "Articles", right="catalogue.import", tidy=None, intake=ProductIntake, undo=undo_last,
        page="catalogue:page", list_page="catalogue:list", reading=READING, wording=WORDING, order=200,
    )  # fmt: skip


def undo_last(by: Actor, job_id: int, cursor: int | None) -> Undone | None:
    """The last acts that this job wrote before the cursor. What was touched since, or is in use, is left and told."""
    written = Revision.objects.filter(job_id=job_id, undoes=None, undone_by=None).exclude(act="undone")
    if cursor is not None:
        written = written.filter(pk__lt=cursor)
    batch = list(written.order_by("-pk")[:UNDONE_AT_ONCE])
    if not batch:
        return None
    kept = []
    for revision in batch:
        try:
            revision.undo(by=by)
        except Refused as refusal:
            kept.append((revision.key, str((revision.after or {}).get("name", "")), refusal.sentence))
    return Undone(len(batch) - len(kept), kept, batch[-1].pk)
