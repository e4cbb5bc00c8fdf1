"""What hangs on a client: addresses, telephones, e-mails, contacts."""

from django.db import models

from carnet.clients.models.client import Client


class AddressRole(models.TextChoices):
    MAIN = "main", "Principale"
    BILLING = "billing", "Facturation"
    DELIVERY = "delivery", "Livraison"
    SITE = "site", "Chantier"


class Part(models.Model):
    """A row of the record, in the order the person gave."""

    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


class Address(Part):
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="addresses")
    role = models.CharField("usage", max_length=8, choices=AddressRole.choices, default=AddressRole.MAIN)
    label = models.CharField("libellé", max_length=80, blank=True)
    street = models.TextField("adresse", max_length=400, blank=True)
    postcode = models.CharField("code postal", max_length=10, blank=True)
    city = models.CharField("ville", max_length=100, blank=True)
    insee = models.CharField("code INSEE", max_length=5, blank=True, editable=False)
    country = models.CharField("pays", max_length=60, blank=True)  # empty: France
    access_notes = models.CharField("accès", max_length=300, blank=True)

    class Meta(Part.Meta):
        verbose_name = "adresse"

    def __str__(self) -> str:
        return ", ".join(part for part in (self.one_line_street, self.town, self.country) if part)

    @property
    def one_line_street(self) -> str:
        return " ".join(self.street.split("\n")).strip()

    @property
    def town(self) -> str:
        return f"{self.postcode} {self.city}".strip()


class Phone(Part):
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="phones")
    number = models.CharField("téléphone", max_length=30)  # as shown: 02 97 54 11 80, +44 20 7946 0018
    label = models.CharField("libellé", max_length=40, blank=True)

    class Meta(Part.Meta):
        verbose_name = "téléphone"

    def __str__(self) -> str:
        return self.number


class Email(Part):
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="emails")
    address = models.CharField("e-mail", max_length=254)
    label = models.CharField("libellé", max_length=40, blank=True)

    class Meta(Part.Meta):
        verbose_name = "e-mail"

    def __str__(self) -> str:
        return self.address


class ContactRole(models.TextChoices):
    MANAGER = "manager", "Direction"
    ACCOUNTING = "accounting", "Comptabilité"
    SITE = "site", "Chantier"
    PURCHASING = "purchasing", "Achats"
    GUARDIAN = "guardian", "Gardien"
    TENANT = "tenant", "Locataire"
    FAMILY = "family", "Famille"
    OTHER = "other", "Autre"


class Contact(Part):
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="contacts")
    civility = models.CharField("civilité", max_length=10, blank=True)
    name = models.CharField("nom", max_length=120)
    first_name = models.CharField("prénom", max_length=80, blank=True)
    role = models.CharField("rôle", max_length=12, choices=ContactRole.choices, default=ContactRole.OTHER)
    job_title = models.CharField("fonction", max_length=80, blank=True)
    phone = models.CharField("téléphone", max_length=30, blank=True)
    email = models.CharField("e-mail", max_length=254, blank=True)

    class Meta(Part.Meta):
        verbose_name = "contact"

    def __str__(self) -> str:
        return " ".join(part for part in (self.civility, self.first_name, self.name) if part)
