"""Settings, addresses and the WSGI entry: only the command line is above."""
