"""What the list of quotes can show."""

from carnet.lists.definition import Column
from carnet.sales.columns import CLIENT, DATE, EXCL, INCL, NUMBER, SELLER, STATE, SUBJECT, rarely

COLUMNS = (
    NUMBER,
    CLIENT,
    SUBJECT,
    STATE,
    DATE,
    Column("validite", "Valable jusqu’au"),
    INCL,
    SELLER,
    *rarely(EXCL, Column("reponse", "Répondu le"), Column("relance", "Relancé le"), Column("refus", "Raison du refus")),
)
