"""What the list of invoices can show."""

from carnet.lists.definition import Column
from carnet.sales.columns import CLIENT, DATE, EXCL, INCL, NUMBER, SELLER, STATE, SUBJECT, TAX, rarely

COLUMNS = (
    NUMBER,
    CLIENT,
    Column("type", "Type"),
    STATE,
    DATE,
    Column("echeance", "Échéance"),
    INCL,
    Column("reste", "Reste dû"),
    *rarely(SUBJECT, SELLER, EXCL, TAX),
)
