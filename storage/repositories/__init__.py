"""The repositories: each implements one protocol of `commitments.ports` over the connection of its unit of work."""

from __future__ import annotations
