"""The webhook channel: a program of somebody else posts what people write there, and is posted our answers.

`inbound` takes a signed post in, `transport` hands an answer over; `endpoint` is the row that both stand on. Whatever
platform is behind it (a social network, a chat, a shop's own app) is that program's affair.
"""
