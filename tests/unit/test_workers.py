"""Work on many entries, by one process or by several."""

import multiprocessing
import signal
from collections.abc import Iterator, Sequence

import pytest

from reflectlib import Catalogue
from reflectlib.errors import CannotWriteError, PlanError
from reflectlib.site import workers
from reflectlib.site.workers import CHUNK, Workers


def titles(catalogue: Catalogue, ids: Sequence[str]) -> list[str]:
    return [catalogue.title(id) for id in ids]


def refuse(catalogue: Catalogue, ids: Sequence[str]) -> list[str]:
    raise PlanError(f"not {ids[0]}")


class Pipe:
    """One end of a pipe, which ends when these questions have been asked."""

    def __init__(self, *questions: object) -> None:
        self.questions = iter(questions)
        self.answers: list[tuple[bool, object]] = []
        self.send = self.answers.append

    def recv(self) -> object:
        """Give a question."""
        try:
            return next(self.questions)
        except StopIteration:
            raise EOFError from None


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Hear Ctrl-C again after this process has been a worker."""
    usual = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, usual)


@pytest.mark.usefixtures("interruptible")
def test_a_worker_answers_until_nobody_asks(catalogue: Catalogue) -> None:
    """Each question has its answer, or what was raised; Ctrl-C is for who asks."""
    pipe = Pipe((titles, ["supervisie"]), (refuse, ["kom"]))
    of_the_other, end = multiprocessing.Pipe()
    workers._work(pipe, of_the_other, catalogue)  # type: ignore[arg-type]
    assert of_the_other.closed
    (first, second), end = pipe.answers, end.close()
    assert first == (True, ["Supervisie"])
    assert (second[0], str(second[1])) == (False, "not kom")
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_alone_it_is_done_here(catalogue: Catalogue) -> None:
    """For a number of one there is no other process, and the results are the same."""
    with Workers(1, catalogue) as alone:
        assert alone._processes == []
        parts = list(alone.each(titles))
    assert max(map(len, parts)) == CHUNK
    assert [title for part in parts for title in part] == titles(catalogue, list(catalogue))
    with Workers(1, catalogue) as alone, pytest.raises(PlanError, match="not "):
        list(alone.each(refuse))


@pytest.mark.parametrize("masks", [True, False])
@pytest.mark.parametrize("raised", [BlockingIOError, KeyboardInterrupt])
def test_where_one_cannot_be_started_none_is_left(
    masks: bool,
    raised: type[BaseException],
    catalogue: Catalogue,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was started is ended; where it is the system that refuses, all is done here."""
    made: list[str] = []

    class Process:
        def __init__(self, **_: object) -> None:
            self.kill, self.join = (lambda: made.append("kill")), (lambda: made.append("join"))

        def start(self) -> None:
            """Start one, and no other."""
            if made:
                raise raised
            made.append("start")
            blocked = signal.pthread_sigmask(signal.SIG_BLOCK, ()) if masks else ()
            assert (signal.SIGINT in blocked) is masks

    monkeypatch.setattr(multiprocessing, "Process", Process)
    if not masks:
        monkeypatch.delattr(signal, "pthread_sigmask")
    some = Workers(2, catalogue)
    if raised is KeyboardInterrupt:
        with pytest.raises(KeyboardInterrupt):
            some.__enter__()
    else:
        with some:
            done = [title for part in some.each(titles) for title in part]
        assert done == titles(catalogue, list(catalogue))
    assert made == ["start", "kill", "join"]
    assert some._pipes == []


def test_a_worker_that_has_gone_is_said() -> None:
    """What a process that has ended was to answer is a line to the user, not a broken pipe."""
    ours, theirs = multiprocessing.Pipe()
    theirs.close()
    with pytest.raises(CannotWriteError, match="came to an end"):
        workers._answer(ours)


@pytest.mark.parametrize("masks", [True, False])
def test_what_a_worker_raises_is_raised_here(
    masks: bool, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault that another process finds is the one that its caller hears, on any system."""
    if not masks:
        monkeypatch.delattr(signal, "pthread_sigmask")
    with Workers(2, catalogue) as both, pytest.raises(PlanError, match="not "):
        list(both.each(refuse))
