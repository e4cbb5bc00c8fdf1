"""Invoices and what pays them. Their acts are methods; the rules stand in the modules beside this folder."""

from carnet.invoices.models.invoice import Deduction as Deduction
from carnet.invoices.models.invoice import Invoice as Invoice
from carnet.invoices.models.invoice import InvoiceLine as InvoiceLine
from carnet.invoices.models.invoice import InvoiceSource as InvoiceSource
from carnet.invoices.models.journal import Closing as Closing
from carnet.invoices.models.journal import JournalLine as JournalLine
from carnet.invoices.models.kinds import InvoiceType as InvoiceType
from carnet.invoices.models.kinds import Means as Means
from carnet.invoices.models.kinds import PaymentState as PaymentState
from carnet.invoices.models.options import InvoiceOptions as InvoiceOptions
from carnet.invoices.models.payment import Allocation as Allocation
from carnet.invoices.models.payment import Payment as Payment
from carnet.invoices.models.reminder import Reminder as Reminder
from carnet.invoices.models.reminder import ReminderLine as ReminderLine
