"""Containers: files that are only a wrapping around others, such as signed messages, winmail.dat, uuencoded text."""
