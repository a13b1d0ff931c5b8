"""Files that are only a wrapping around others: signed messages, winmail.dat, uuencoded text."""
