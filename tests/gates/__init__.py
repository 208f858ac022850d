"""What the finished site is held to, as functions from pages to what is wrong with them.

Each is used twice: on the finished site, where it must find nothing, and on a copy with a fault put in on purpose,
which it must find.
"""
