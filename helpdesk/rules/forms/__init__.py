"""The editor’s form: a draft of a rule that may be unfinished, as posted, and changed by its buttons."""
