"""Writers of lists, one file a format."""
