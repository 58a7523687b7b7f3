"""Turns records of the core into screens and files: pure functions, one file a family of screens.

The files do not import one another; what they share is in `formats`. No text is sent with a parse mode, so nothing that
a letter contains can be read as markup.
"""
