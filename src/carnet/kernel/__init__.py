"""Notions without business that every app shares: registers, text, numbers, dates, columns, errors, the command line."""
