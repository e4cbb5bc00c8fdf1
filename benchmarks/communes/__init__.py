"""How well and how fast communes are found."""
