"""Parts: the tree of parts in one message, and their encodings undone."""
