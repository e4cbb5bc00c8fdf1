"""Carnet: the client file and sales desk of French small and mid-size firms."""

__version__ = "0.1.0"
