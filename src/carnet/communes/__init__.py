"""French communes and postcodes, offline."""
