"""What the list of invoices can show."""

from carnet.lists.definition import Column

COLUMNS = (
    Column("numero", "N°", fixed=True),
    Column("client", "Client"),
    Column("type", "Type"),
    Column("etat", "État"),
    Column("date", "Date"),
    Column("echeance", "Échéance"),
    Column("ttc", "Total TTC"),
    Column("reste", "Reste dû"),
    Column("objet", "Objet", usual=False),
    Column("commercial", "Commercial", usual=False),
    Column("ht", "Total HT", usual=False),
    Column("tva", "TVA", usual=False),
)
