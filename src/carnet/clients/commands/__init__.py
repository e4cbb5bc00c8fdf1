"""The client file on the command line."""
