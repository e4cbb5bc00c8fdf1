"""What a firm of the bench sold for ten years: affairs by arithmetic, their documents, their journal, the agenda, after-sales."""
