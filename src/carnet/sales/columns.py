"""The columns that the lists of documents show alike; each list puts its own among them."""

from dataclasses import replace

from carnet.lists.definition import Column

NUMBER = Column("numero", "N°", fixed=True)
CLIENT = Column("client", "Client")
SUBJECT = Column("objet", "Objet")
STATE = Column("etat", "État")
DATE = Column("date", "Date")
SELLER = Column("commercial", "Commercial")
EXCL = Column("ht", "Total HT")
TAX = Column("tva", "TVA")
INCL = Column("ttc", "Total TTC")


def rarely(*columns: Column) -> tuple[Column, ...]:
    """Shown when somebody chooses them."""
    return tuple(replace(column, usual=False) for column in columns)
