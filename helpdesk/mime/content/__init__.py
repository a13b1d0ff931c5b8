"""Content: the words that a person reads in the parts, and the files."""
