"""The electronic twin of an invoice: Factur-X EN 16931, written, checked, and put inside its PDF."""
