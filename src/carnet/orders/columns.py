"""What the list of orders can show."""

from carnet.lists.definition import Column

COLUMNS = (
    Column("numero", "N°", fixed=True),
    Column("client", "Client"),
    Column("objet", "Objet"),
    Column("etat", "État"),
    Column("date", "Date"),
    Column("prevue", "Livraison prévue"),
    Column("ttc", "Total TTC"),
    Column("ht", "Total HT", usual=False),
    Column("facture", "Facturé", usual=False),
    Column("devis", "Devis", usual=False),
    Column("reference", "N° du client", usual=False),
    Column("commercial", "Commercial", usual=False),
)
