"""What once failed, or would have: small inputs, each through everything, always."""

from pathlib import Path

import exercise
import pytest

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.name)
def test_what_once_failed_holds(file: Path) -> None:
    """Each is read, written and planned, or refused, as a definition and as a calendar."""
    content = file.read_bytes()
    exercise.everything(content)
    exercise.earlier_calendar(content)
