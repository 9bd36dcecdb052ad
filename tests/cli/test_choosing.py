"""Tags, experience and forms of one's own, as a user asks for them."""

from pathlib import Path

import pytest

from builders import YAML
from conftest import Run

OWN = """\
form: tafelgesprek
form_title: Gesprek aan tafels
tags: [kort, grote-groep]
experience_needed: some
"""


@pytest.fixture
def reflect_own(tmp_path: Path, reflect: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`reflect` where an own method has all of these, and another has none."""
    (tmp_path / "eigen").mkdir()
    (tmp_path / "eigen" / "rondje.yaml").write_text(YAML)
    text = YAML.replace("rondje", "tafels").replace("form: oefening\n", OWN)
    (tmp_path / "eigen" / "tafels.yaml").write_text(text)

    def run(*arguments: str, **variables: str) -> object:
        return reflect(*arguments, REFLECT_PATH="eigen", **variables)

    return run


def listed(reflect: Run, *arguments: str) -> list[str]:
    done = reflect("list", "--no-bundled", *arguments, "--to", "csv")
    return [line.partition(",")[0] for line in done.stdout.decode().splitlines()[1:]]


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["--tag", "grote-groep"], ["tafels"]),
        (["--tag", "Grote groep"], ["tafels"]),
        (["--experience", "none"], ["rondje"]),
        (["--experience", "trained"], ["tafels", "rondje"]),
        (["--form", "tafelgesprek"], ["tafels"]),
        (["--form", "gesprek aan tafels"], ["tafels"]),
        (["--form", "oefening"], ["rondje"]),
        (["--form", "coaching"], []),
    ],
)
def test_list_takes_what_the_catalogue_has(
    arguments: list[str], ids: list[str], reflect_own: Run
) -> None:
    """A tag and a form are taken as they are typed, also a form that is one's own."""
    assert listed(reflect_own, *arguments) == ids


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["list", "--tag", "kotr"], "there is no tag 'kotr'. Did you mean kort?"),
        (
            ["suggest", "--people", "6", "--minutes", "60", "--tag", "kotr"],
            "there is no tag 'kotr'. Did you mean kort?",
        ),
        (["list", "--form", "tafel"], "'coaching', 'groepsgesprek', "),
        (["list", "--form", "tafel"], ", 'tafelgesprek'."),
    ],
)
def test_what_the_catalogue_has_not_is_refused(
    arguments: list[str], message: str, reflect_own: Run
) -> None:
    """The message names what is like it, or all that there is."""
    done = reflect_own(*arguments)
    assert done.returncode == 2
    assert message in done.stderr.decode()


def test_suggest_weighs_them(reflect_own: Run) -> None:
    """A method with the tag, for which there is experience enough, comes first and says so."""
    asked = ["--people", "6", "--minutes", "60", "--tag", "Kort", "--experience", "some"]
    done = reflect_own("suggest", *asked, "--limit", "1", "--no-bundled")
    text = done.stdout.decode()
    assert "tafels · Gesprek aan tafels" in text
    assert "- Fits: It has the tag kort." in text
    assert "- Fits: Experience needed to lead it: some experience." in text


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("reflect list --tag gr", ["grote-groep"]),
        ("reflect suggest --tag ko", ["kort"]),
        ("reflect list --form t", ["teamgesprek", "traject", "tafelgesprek"]),
    ],
)
def test_tags_and_forms_are_completed(typed: str, offered: list[str], reflect_own: Run) -> None:
    """A shell offers those that the catalogue has."""
    done = reflect_own(_REFLECT_COMPLETE="bash_complete", COMP_WORDS=typed, COMP_CWORD="3")
    assert done.stdout.decode().split() == [f"plain,{word}" for word in offered]


def test_nothing_is_completed_of_a_catalogue_that_is_not_there(reflect: Run) -> None:
    """A mistake in the line is not told while it is typed."""
    completing = {"_REFLECT_COMPLETE": "bash_complete", "COMP_CWORD": "4"}
    done = reflect(COMP_WORDS="reflect list --no-bundled --tag ", **completing)
    assert (done.stdout.strip(), done.stderr) == (b"", b"")


def test_new_takes_an_own_form_with_what_it_is_called(reflect_own: Run) -> None:
    """A form that the catalogue has is written with its title, so that the file is valid."""
    done = reflect_own("new", "proef", "--form", "Tafelgesprek", "--bare", "-")
    assert done.returncode == 0
    assert "form: tafelgesprek\nform_title: Gesprek aan tafels\n" in done.stdout.decode()
