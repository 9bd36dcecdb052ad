"""Work on many entries, shared out over processes.

A worker gives what it makes to the process that started it, and writes nothing itself. So it
has nothing to finish: it may be ended at any moment, and ends when the one that started it does.
"""

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, TypeVar, cast

from reflectlib.catalogue import Catalogue
from reflectlib.errors import CannotWriteError

CHUNK = 4  # entries that are done at a time, and all that is lost where one is ended

T = TypeVar("T")
Job = Callable[[Catalogue, Sequence[str]], T]
"""What is done with the entries of some ids; over processes it must be possible to pickle it."""


class Workers:
    """So many processes, or for 1 none but this. As a context they are ended at the end.

    Each id stays with one worker, which keeps the entry when it has read it.
    """

    def __init__(self, number: int, catalogue: Catalogue, ids: Sequence[str] = ()) -> None:
        """Share entries out: those of some ids, or else all."""
        self._ids = ids = list(ids or catalogue)
        self._catalogue = catalogue
        self._shares = [ids[first::number] for first in range(number)]
        self._processes: list[multiprocessing.process.BaseProcess] = []
        self._pipes: list[Connection[Any, Any]] = []

    def __enter__(self) -> "Workers":
        """Start the processes; where the system starts no more of them, this one does it all."""
        if len(self._shares) > 1:
            try:
                with _interrupts_kept_from_what_is_started():
                    for _ in self._shares:
                        self._start()
            except OSError:
                self._end()
                self._shares = [self._ids]
            except BaseException:
                self._end()
                raise
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        """End the processes, whatever they are at."""
        self._end()

    def each(self, task: "Job[T]") -> Iterator[T]:
        """Do a task with all ids, a few at a time, and give the results as they come.

        Raises what the task raises, and `CannotWriteError` where a process ended.
        """
        chunks = [
            iter([share[first : first + CHUNK] for first in range(0, len(share), CHUNK)])
            for share in self._shares
        ]
        if not self._pipes:
            yield from (task(self._catalogue, ids) for ids in chunks[0])
            return
        left = dict(zip(self._pipes, chunks, strict=True))
        busy = [pipe for pipe, ids in left.items() if _ask(pipe, task, ids)]
        while busy:
            for pipe in cast("list[Connection[Any, Any]]", wait(busy)):
                done, result = _answer(pipe)
                if not done:
                    raise result
                # It goes on while we see to what it made.
                if not _ask(pipe, task, left[pipe]):
                    busy.remove(pipe)
                yield result

    def _start(self) -> None:
        ours, theirs = multiprocessing.Pipe()
        self._pipes.append(ours)
        with theirs:
            arguments = (theirs, ours, self._catalogue)
            process = multiprocessing.Process(target=_work, args=arguments, daemon=True)
            process.start()
        self._processes.append(process)

    def _end(self) -> None:
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.join()
        for pipe in self._pipes:
            pipe.close()
        self._processes, self._pipes = [], []


def _ask(pipe: "Connection[Any, Any]", task: "Job[T]", chunks: Iterator[Sequence[str]]) -> bool:
    """Ask for the next few, if there are any."""
    ids = next(chunks, None)
    if ids is not None:
        with _whole():
            pipe.send((task, ids))
    return ids is not None


def _answer(pipe: "Connection[Any, Any]") -> Any:
    with _whole():
        return pipe.recv()


@contextmanager
def _whole() -> Iterator[None]:
    try:
        yield
    except (EOFError, OSError):
        raise CannotWriteError("process_ended") from None


def _work(
    pipe: "Connection[Any, Any]", of_the_other: "Connection[Any, Any]", catalogue: Catalogue
) -> None:
    """Do what is asked, until there is nobody who asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us hears it too, and ends us
    of_the_other.close()  # or the pipe would not end while we are there
    with suppress(EOFError, OSError):
        while True:
            task, ids = pipe.recv()
            try:
                answer = (True, task(catalogue, ids))
            except Exception as error:
                answer = (False, error)
            pipe.send(answer)


@contextmanager
def _interrupts_kept_from_what_is_started() -> Iterator[None]:
    """Let a process that starts here not hear Ctrl-C before it can say that it will not.

    For us it is only put off. Windows has nothing like it.
    """
    mask = getattr(signal, "pthread_sigmask", None)
    before = mask and mask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if mask:
            mask(signal.SIG_SETMASK, before)
