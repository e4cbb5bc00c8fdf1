"""`carnet import` and `carnet export`."""
