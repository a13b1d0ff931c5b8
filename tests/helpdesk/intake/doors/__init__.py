"""One set of tests for every door that mail comes in through.

What a door does to the bytes on the way is known and stated in `doors.py`; beyond that, none may change, lose or double
a message, and none may say that it is safe before it is.
"""
