"""What the list of delivery notes can show."""

from carnet.lists.definition import Column

COLUMNS = (
    Column("numero", "N°", fixed=True),
    Column("client", "Client"),
    Column("etat", "État"),
    Column("date", "Date"),
    Column("commande", "Commande"),
    Column("lieu", "Lieu"),
    Column("recu", "Reçu par"),
    Column("objet", "Objet", usual=False),
    Column("commercial", "Commercial", usual=False),
)
