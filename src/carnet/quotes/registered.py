"""What the registers of the house ask of the quotes: status, transfers, erasure."""

from carnet.quotes.models import Quote


def has_accepted(client_id: int) -> bool:
    return Quote.objects.accepted().filter(client_id=client_id).exists()
