"""The documents on paper: what is printed, as plain data, and how it is drawn."""
