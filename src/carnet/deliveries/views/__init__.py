"""The screens of delivery notes."""
