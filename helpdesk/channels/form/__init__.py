"""The public form: what other rooms add to it, its protection against programs, and the one verb behind it."""
