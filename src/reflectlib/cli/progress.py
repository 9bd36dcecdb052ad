"""A bar for what takes long, on a terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

PATIENCE = 1.0  # seconds that nobody minds


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], bool]]:
    """Give a function to tell how many are done, of how many.

    It draws a bar on standard error once a second has passed, where that is a terminal; else it
    does nothing. It tells whether the bar is there.
    """
    started = time.monotonic()
    bars: list[Any] = []

    def tell(done: int, total: int) -> bool:
        import click

        from reflectlib.cli.speaking import speak

        if not bars:
            if not (sys.stderr and sys.stderr.isatty()) or time.monotonic() - started < PATIENCE:
                return False
            bars.append(click.progressbar(length=total, label=speak(label), file=sys.stderr))
            bars[0].__enter__()
        bars[0].update(done - bars[0].pos)
        return True

    try:
        yield tell
    finally:
        for bar in bars:
            bar.__exit__(None, None, None)
