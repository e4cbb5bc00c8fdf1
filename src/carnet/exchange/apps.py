from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "carnet.exchange"
    label = "exchange"
