"""What the documents share. The concrete documents are in the apps above: quotes, orders, deliveries, invoices."""

from carnet.sales.models.circumstances import Circumstances as Circumstances
from carnet.sales.models.document import Document as Document
from carnet.sales.models.document import DocumentQuerySet as DocumentQuerySet
from carnet.sales.models.document import Stale as Stale
from carnet.sales.models.kept import KeptPaper as KeptPaper
from carnet.sales.models.kept import SignedPaper as SignedPaper
from carnet.sales.models.line import DocumentLine as DocumentLine
from carnet.sales.models.settings import DocumentSettings as DocumentSettings
from carnet.sales.models.settings import VatRegime as VatRegime
