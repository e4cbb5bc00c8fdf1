"""Invoices, deposits, credit notes, payments and reminders; the journal that nothing rewrites."""
