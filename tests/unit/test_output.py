import os
from pathlib import Path

import pytest

from reflectlib import CannotWriteError
from reflectlib.cli.output import write


def test_a_file_that_may_not_be_written_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read-only file stays, though its folder would let it be replaced."""
    file = tmp_path / "kom.md"
    file.write_text("x")
    # Root may write anything, so that the tests cannot have a file that is truly read-only.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(CannotWriteError, match="Permission denied"):
        write(b"y", str(file))
    assert file.read_text() == "x"


def test_a_write_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong, the half-written file beside the output goes."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(CannotWriteError, match="No space left"):
        write(b"y", str(tmp_path / "kom.md"))
    assert list(tmp_path.iterdir()) == []
