"""What the list of delivery notes can show."""

from carnet.lists.definition import Column
from carnet.sales.columns import CLIENT, DATE, NUMBER, SELLER, STATE, SUBJECT, rarely

COLUMNS = (
    NUMBER,
    CLIENT,
    STATE,
    DATE,
    Column("commande", "Commande"),
    Column("lieu", "Lieu"),
    Column("recu", "Reçu par"),
    *rarely(SUBJECT, SELLER),
)
