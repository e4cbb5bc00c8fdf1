"""What the list of quotes can show."""

from carnet.lists.definition import Column

COLUMNS = (
    Column("numero", "N°", fixed=True),
    Column("client", "Client"),
    Column("objet", "Objet"),
    Column("etat", "État"),
    Column("date", "Date"),
    Column("validite", "Valable jusqu’au"),
    Column("ttc", "Total TTC"),
    Column("commercial", "Commercial"),
    Column("ht", "Total HT", usual=False),
    Column("reponse", "Répondu le", usual=False),
    Column("relance", "Relancé le", usual=False),
    Column("refus", "Raison du refus", usual=False),
)
