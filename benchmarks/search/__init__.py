"""The search box measured: what it finds and what it costs, by kind of query, at 10,000 to 1,000,000 clients."""
