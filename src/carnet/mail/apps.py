from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "carnet.mail"
    label = "mail"
    verbose_name = "Messages"
