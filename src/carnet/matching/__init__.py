"""Are these two the same client? A pure library: no Django, no table."""
