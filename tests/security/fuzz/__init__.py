"""Random requests at every page and every operation of the API, as every role: none may end in an error of ours.

`script/fuzz` sends ten thousand a role; every test run sends a small dose. A failure names the seed that repeats it.
"""
