"""The use cases, one module a noun: letters, tracking, settings, membership, morning.

Each is a function of a `Context` (who, where, when, in which transaction) and plain arguments; it changes state through
the ports, appends history, and returns core records for a renderer. None of them knows a chat's words.
"""
