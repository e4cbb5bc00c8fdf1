from django.apps import AppConfig


class DeliveriesConfig(AppConfig):
    name = "carnet.deliveries"
    label = "deliveries"
    verbose_name = "Bons de livraison"
