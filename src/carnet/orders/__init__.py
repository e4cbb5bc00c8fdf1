"""Orders: confirmed from an accepted quote or directly, then delivered and invoiced by the apps above."""
