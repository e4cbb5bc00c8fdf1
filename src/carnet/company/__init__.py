"""The firm itself: identity, options, modules, numbering masks."""
