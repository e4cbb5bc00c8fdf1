"""The core: the client record, its timeline, its statuses and its portfolio."""
