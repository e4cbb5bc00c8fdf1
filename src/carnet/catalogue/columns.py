"""What the list of products can show."""

from carnet.lists.definition import Column

COLUMNS = (
    Column("reference", "Référence"),
    Column("nom", "Désignation", fixed=True),
    Column("famille", "Famille"),
    Column("prix", "Prix HT"),
    Column("unite", "Unité"),
    Column("tva", "TVA"),
    Column("nature", "Nature", usual=False),
    Column("cout", "Coût HT", usual=False),
    Column("marge", "Marge", usual=False),
    Column("modification", "Modifié le", usual=False),
)
COSTS = {"cout", "marge"}
