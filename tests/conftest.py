"""What all tests share: hypothesis's profiles; must not know any one test."""

from __future__ import annotations

from hypothesis import settings

# No deadline: the machine may be busy. The same examples every time, so that a run fails for its change alone;
# `make long` looks further, at random.
settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("house")
