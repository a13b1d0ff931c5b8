"""Rules as text, for a file that is kept in git: written, and read back with the line of everything that is wrong.

Rules are known by their names, and what they name (teams, people, saved replies, products) by its name; where two have
one name, `#12` stands for it. All else is as the database has it.
"""
