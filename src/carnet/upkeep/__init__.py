"""Upkeep of the base and of its home folder: one server at a time, schema, copies, verification."""
