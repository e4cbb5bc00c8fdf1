"""Notions without business that every app shares: registers, text, dates, money, form fields."""
