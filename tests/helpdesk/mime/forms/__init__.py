"""Small answers in files: forms of quotes, and words that look like one."""
