from django.apps import AppConfig


class QuotesConfig(AppConfig):
    name = "carnet.quotes"
    label = "quotes"
    verbose_name = "Devis"
