"""What the list of cases can show."""

from carnet.lists.definition import Column

COLUMNS = (
    Column("numero", "N°", fixed=True),
    Column("client", "Client"),
    Column("symptome", "Ce qui se passe"),
    Column("urgence", "Urgence"),
    Column("garantie", "Garantie"),
    Column("etat", "État"),
    Column("delai", "À faire avant"),
    Column("suivi", "Suivi par"),
    Column("produit", "Produit", usual=False),
    Column("serie", "N° de série", usual=False),
    Column("lieu", "Lieu", usual=False),
    Column("telephone", "Téléphone", usual=False),
    Column("ouvert", "Ouvert le", usual=False),
    Column("clos", "Clos le", usual=False),
    Column("jours", "Jours", usual=False),
    Column("pourquoi", "Pourquoi", usual=False),
    Column("precision", "Précision", usual=False),
)
