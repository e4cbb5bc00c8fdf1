"""After-sales: what is fitted at a client's, its warranties, works received, cases and the reports of interventions."""
