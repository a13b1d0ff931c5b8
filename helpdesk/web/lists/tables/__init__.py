"""Tables as CSV, in and out: the one reader for files from elsewhere, and the one writer for exports.

`read` finds encoding and delimiter, `days` the one way in which a file writes its dates, `numbers` whole numbers that
were written as decimals; `out` writes what Excel opens rightly. What is not sure is refused with its line, not guessed.
"""
