"""A document whose papers are kept: what it said is frozen at issue, drawn once, hashed; then the copy that bears the signature."""

from django.db import models

from carnet.files.models import File


class KeptPaper(models.Model):
    # Everything that was said on the day of issue (sales.paper.freezing).
    frozen = models.JSONField(default=dict, editable=False)
    # What was issued: drawn once, kept, hashed (sales.keeping).
    paper = models.OneToOneField(
        File, null=True, on_delete=models.PROTECT, related_name="paper_of_%(class)s", editable=False
    )

    class Meta:
        abstract = True


class SignedPaper(models.Model):
    # The same with who signed in its box: what the client is given, kept the first time it is asked for.
    signed_paper = models.OneToOneField(
        File, null=True, on_delete=models.PROTECT, related_name="signed_paper_of_%(class)s", editable=False
    )

    class Meta:
        abstract = True
