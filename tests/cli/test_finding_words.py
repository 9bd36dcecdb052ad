"""What a user sees who searches by words."""

import json

from conftest import Run


def test_list_says_where_it_found_a_word(reflect: Run) -> None:
    """A column has the place and the text, and a program gets them whole."""
    done = reflect("list", "flap", COLUMNS="160")
    assert done.returncode == 0
    assert "found in" in done.stdout.decode().splitlines()[0]
    rows = json.loads(reflect("list", "flap", "--to", "json").stdout)
    (kom,) = [row for row in rows if row["id"] == "kom"]
    assert kom["found_in"] == "worksheet"
    assert "flap" in kom["found_text"]
    assert kom["found_step"] is None
    rows = json.loads(reflect("list", "--to", "json").stdout)
    assert {row["found_in"] for row in rows} == {None}


def test_list_proposes_what_was_meant(reflect: Run) -> None:
    """Of a typing mistake nothing is found, and what was probably meant is proposed."""
    done = reflect("list", " interviesie ")
    assert (done.returncode, done.stdout) == (0, b"")
    said = done.stderr.decode()
    assert said == 'Nothing found for "interviesie". Did you mean "intervisie"?\n'
    assert reflect("list", "qqqqqq").stderr.startswith(b'Nothing found for "qqqqqq". Try another')
    assert reflect("list", "kom", "--principle", "eenvoudig").stderr.startswith(b"Nothing fits.")
    assert reflect("list", "kom", "--minutes", "5").stderr.startswith(b"Nothing fits.")
    said = reflect("list", "balint 9 minuten").stderr.decode()
    assert said.startswith("Understood as: at most 9 min\nNothing fits.")


def test_list_says_how_words_were_understood(reflect: Run) -> None:
    """What is taken for a filter is said."""
    done = reflect("list", "intervisie zonder begeleider")
    assert done.stderr.decode() == "Understood as: without a guide\n"


def test_words_need_no_quotes(reflect: Run) -> None:
    """What is typed as words is the same question as all of them in quotes."""
    words = "7 mensen zonder begeleider"
    assert reflect("list", *words.split()).stdout == reflect("list", words).stdout != b""
