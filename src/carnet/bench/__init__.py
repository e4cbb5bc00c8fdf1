"""`carnet bench`: a deterministic file of N clients, and what the product's answers cost on it (docs/benchmarks.md)."""
