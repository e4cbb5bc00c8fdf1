from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    name = "carnet.appointments"
    label = "appointments"
    verbose_name = "Rendez-vous"
