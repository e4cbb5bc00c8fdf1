from django.apps import AppConfig


class AftersalesConfig(AppConfig):
    name = "carnet.aftersales"
    label = "aftersales"
    verbose_name = "SAV"
