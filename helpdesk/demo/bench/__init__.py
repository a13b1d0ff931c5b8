"""How the main pages bear growth: statements and CPU time at several sizes of data, on servers of its own.

Judged by counts and by ratios within one run, never by seconds, which say more about the machine than about the code.
"""
