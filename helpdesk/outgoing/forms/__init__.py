"""Forms of Settings: the sender of a team, and the mail server that mail leaves by."""
