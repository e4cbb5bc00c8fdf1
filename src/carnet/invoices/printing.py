"""Several invoices as one PDF to print: each as it was kept."""

from io import BytesIO

from carnet.accounts.models import User
from carnet.files import store
from carnet.invoices import paper
from carnet.invoices.listing import Criteria, matching
from carnet.kernel.errors import Refused

MOST = 200


def together(criteria: Criteria, user: User) -> bytes:
    """Raises Refused for an empty list, or one too long for one file."""
    import pikepdf

    invoices = list(matching(criteria, user).issued().select_related("client", "file")[: MOST + 1])
    if not invoices:
        raise Refused("Aucune facture émise dans cette liste : il n’y a rien à imprimer.")
    if len(invoices) > MOST:
        raise Refused(f"Plus de {MOST} factures : choisissez une période plus courte.")
    with pikepdf.new() as joined:
        for invoice in invoices:
            paper.keep(invoice)
            assert invoice.file is not None
            with pikepdf.open(store.path_of(invoice.file.key)) as one:
                joined.pages.extend(one.pages)
        out = BytesIO()
        joined.save(out)
    return out.getvalue()
