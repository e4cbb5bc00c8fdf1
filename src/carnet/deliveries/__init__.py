"""Delivery notes: what left of an order, when, where, and who received it."""
