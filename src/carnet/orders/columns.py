"""What the list of orders can show."""

from carnet.lists.definition import Column
from carnet.sales.columns import CLIENT, DATE, EXCL, INCL, NUMBER, SELLER, STATE, SUBJECT, rarely

COLUMNS = (
    NUMBER,
    CLIENT,
    SUBJECT,
    STATE,
    DATE,
    Column("prevue", "Livraison prévue"),
    INCL,
    *rarely(EXCL, Column("facture", "Facturé"), Column("devis", "Devis"), Column("reference", "N° du client"), SELLER),
)
