"""What the parts hold: the words that a person reads, and the files."""
