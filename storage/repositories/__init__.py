"""The repositories: each implements one protocol of `commitments.ports` over a session of its unit of work."""

from __future__ import annotations
