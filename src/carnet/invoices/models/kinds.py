"""The words of invoices: types, states, means of payment."""

from django.db import models


class InvoiceType(models.TextChoices):
    INVOICE = "invoice", "Facture"
    DEPOSIT = "deposit", "Facture d’acompte"
    FINAL = "final", "Facture de solde"
    CREDIT_NOTE = "credit_note", "Avoir"


THE = {
    InvoiceType.INVOICE: "la facture",
    InvoiceType.DEPOSIT: "la facture d’acompte",
    InvoiceType.FINAL: "la facture de solde",
    InvoiceType.CREDIT_NOTE: "l’avoir",
}


class PaymentState(models.TextChoices):
    """Derived, never stored: what is settled against what is due today."""

    DRAFT = "draft", "Brouillon"
    DUE = "due", "À régler"
    PARTLY = "partly", "Réglée en partie"
    OVERDUE = "overdue", "En retard"
    PAID = "paid", "Réglée"
    TO_USE = "to_use", "À déduire ou rembourser"  # a credit note
    USED = "used", "Soldé"


TONES = {
    PaymentState.DRAFT: "neutral",
    PaymentState.DUE: "info",
    PaymentState.PARTLY: "warn",
    PaymentState.OVERDUE: "bad",
    PaymentState.PAID: "ok",
    PaymentState.TO_USE: "info",
    PaymentState.USED: "ok",
}


class Means(models.TextChoices):
    """How it was paid; `code_of` gives the code of UNTDID 4461."""

    TRANSFER = "transfer", "Virement"
    CHEQUE = "cheque", "Chèque"
    CARD = "card", "Carte bancaire"
    CASH = "cash", "Espèces"
    DEBIT = "debit", "Prélèvement"
    OTHER = "other", "Autre moyen"


MEANS_CODES = {
    Means.TRANSFER: "30",
    Means.CHEQUE: "20",
    Means.CARD: "48",
    Means.CASH: "10",
    Means.DEBIT: "59",
    Means.OTHER: "1",
}


class Operation(models.TextChoices):
    """The category of operations: a mention of every invoice, and BT-23."""

    GOODS = "B", "Livraison de biens"
    SERVICES = "S", "Prestation de services"
    MIXED = "M", "Biens et services"
