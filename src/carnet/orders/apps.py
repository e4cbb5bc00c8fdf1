from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "carnet.orders"
    label = "orders"
    verbose_name = "Commandes"
