"""Printed documents: the engine and what templates share."""
