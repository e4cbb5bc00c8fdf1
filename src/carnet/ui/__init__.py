"""Page layout, shell, components, theme."""
