"""Import and export: columns, encodings, files."""
