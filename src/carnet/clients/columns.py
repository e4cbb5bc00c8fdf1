"""What the list of clients can show."""

from carnet.lists.definition import Column

COLUMNS = (
    Column("numero", "N°"),
    Column("nom", "Nom", fixed=True),
    Column("statut", "Statut"),
    Column("telephone", "Téléphone"),
    Column("ville", "Ville"),
    Column("commercial", "Commercial"),
    Column("type", "Type", usual=False),
    Column("email", "E-mail", usual=False),
    Column("departement", "Département", usual=False),
    Column("origine", "Origine", usual=False),
    Column("reglement", "Règlement", usual=False),
    Column("siren", "SIREN", usual=False),
    Column("creation", "Créé le", usual=False),
    Column("modification", "Modifié le", usual=False),
)
