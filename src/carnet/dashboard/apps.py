from django.apps import AppConfig


class DashboardConfig(AppConfig):
    name = "carnet.dashboard"
    label = "dashboard"
