"""The tables of delivery notes."""

from carnet.deliveries.models.line import DeliveryLine as DeliveryLine
from carnet.deliveries.models.note import DeliveryNote as DeliveryNote
