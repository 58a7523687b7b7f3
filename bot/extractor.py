"""Extraction off the event loop: owns the worker process for long texts and its limits of time and memory."""

from __future__ import annotations

import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import partial

from commitments.errors import ReadingError
from commitments.extraction import extract
from commitments.model import Extraction, Language

INLINE_CHARACTERS = 5_000
"""A text of so many characters takes well under 50 ms of processor; longer ones go to the worker process."""


class Extractor:
    """Extracts short texts in a thread and long ones in a process that is started when the first one comes."""

    def __init__(self, *, seconds: int, memory_mb: int) -> None:
        self._seconds = seconds
        self._memory_mb = memory_mb
        self._pool: ProcessPoolExecutor | None = None

    async def extract(
        self, text: str, *, language: Language | None = None, issued_on: date | None = None
    ) -> Extraction:
        """What the text promises. Raises ReadingError where it takes more time or memory than is allowed."""
        work = partial(extract, text, language=language, issued_on=issued_on)
        if len(text) <= INLINE_CHARACTERS:
            return await asyncio.to_thread(work)
        try:
            future = asyncio.get_running_loop().run_in_executor(self._started(), work)
            return await asyncio.wait_for(future, self._seconds)
        except (TimeoutError, BrokenProcessPool, MemoryError):
            self.close()
            raise ReadingError("error.too_long_to_read", seconds=self._seconds) from None

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                1,
                mp_context=multiprocessing.get_context("spawn"),  # a fork of a process with threads may hang
                initializer=_limit_memory,
                initargs=(self._memory_mb,),
            )
        return self._pool

    def close(self) -> None:
        """Stop the worker process, whatever it is doing."""
        if self._pool is not None:
            for process in list(self._pool._processes.values()):
                process.kill()
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _limit_memory(megabytes: int) -> None:
    """Hold the worker process to its memory, where the system can."""
    try:
        import resource
    except ImportError:  # Windows has no such limit; the limit of time remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
