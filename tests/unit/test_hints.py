"""Hints for what people write in Dutch, or as they would on paper."""

import pytest

from builders import YAML, faults


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("    questions: [{text: Wat zag je, en hoe?, basis: editor}]", "between double quotes"),
        ("    questions: [{text: Wat zag je, hoe?, basis: editor}]", "one with a comma too"),
        ("    grouping: tweetallen", "{size: 2}"),
        ("    grouping: Duo", "{size: 2}"),
        ("    grouping: groepjes", "{size: 2}"),
        ("    grouping: drietallen", "{size: 3}"),
        ("    grouping: plenair", "Did you mean plenary?"),
        ("facilitation: met begeleiding", "Did you mean guided?"),
        ("facilitation: Zonder begeleiding", "Did you mean self-guided?"),
        ("sources: [{title: x, year: ca. 2010}]", "without quotes or words: 2010."),
        ("sources: [{title: x, year: Circa 2010}]", "without quotes or words: 2010."),
        ("participants: ca. 8", "without quotes or words: 8."),
    ],
)
def test_what_was_meant_is_offered(line: str, hint: str) -> None:
    """Where a word or a comma shows what was meant, the hint says how it is written."""
    key = line.partition(":")[0]
    text = "".join(kept for kept in YAML.splitlines(True) if not kept.startswith(f"{key}:"))
    (found,) = faults(f"{text}{line}\n")
    assert hint in found.hint
