"""A web app that lists methods, shows their sheets and plans a meeting.

It is a WSGI app on the standard library alone: `python app.py` serves it on this computer,
and any WSGI server can serve `app`.
"""

import hashlib
import sys
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs
from wsgiref.simple_server import make_server

from reflectlib import Catalogue, Method, PlanError, Session, UnknownIdError, plan, render

if TYPE_CHECKING:
    from wsgiref.types import StartResponse

CATALOGUE = Catalogue.bundled()
NAMES = {"break": "Pauze", "buffer": "Tijd over"}


class Answer(NamedTuple):
    """What a browser gets: a status, a page, and what the page may do."""

    status: str
    page: bytes
    policy: str = "default-src 'none'; form-action 'self'"


def document(title: str, body: str) -> bytes:
    """A page around a body that is HTML already."""
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    return f'<!DOCTYPE html><html lang="nl">{head}<h1>{escape(title)}</h1>{body}'.encode()


def list_page() -> bytes:
    """Every method, with links to its sheet and, where it has one kind of meeting, its plan."""
    rows = []
    for entry in CATALOGUE.values():
        if isinstance(entry, Method):
            row = f'<a href="/sheet/{entry.id}">{escape(entry.title)}</a>: {escape(entry.summary)}'
            if not entry.meetings:
                row += f' <a href="/plan/{entry.id}">Plan een bijeenkomst</a>'
            rows.append(f"<li>{row}</li>")
    return document("Methoden", f"<ul>{''.join(rows)}</ul>")


@lru_cache
def sheet_page(id: str) -> bytes:
    """The sheet of an entry: a whole page, with its clock."""
    return render(CATALOGUE[id], to="html")


def plan_page(id: str, session: Session) -> bytes:
    """A meeting to the minute, with a form to ask for another."""
    method = CATALOGUE[id]
    if not isinstance(method, Method):
        raise UnknownIdError(id, what="method")
    planned = plan(method, session)
    rows = "".join(
        f"<tr><td>{slot.start}–{slot.end} min</td>"
        f"<td>{escape(slot.phase.title if slot.phase else NAMES[slot.kind])}</td></tr>"
        for slot in planned.slots
    )
    form = (
        f'<form><label>Mensen <input name="people" value="{planned.people}"></label> '
        f'<label>Minuten <input name="minutes" value="{planned.minutes}"></label> '
        "<button>Plan</button></form>"
    )
    return document(method.title, f"{form}<table>{rows}</table>")


def complaint(title: str, error: Exception) -> bytes:
    """A page with the message of an error, which is in English."""
    return document(title, f'<p lang="en">{escape(str(error))}</p>')


def answer(path: str, query: str) -> Answer:
    """The page at a path, or what is wrong, in reflectlib's own words."""
    try:
        match path.strip("/").split("/"):
            case [""]:
                return Answer("200 OK", list_page())
            case ["sheet", id]:
                # The page says itself what it may do; a policy of ours would stop its clock.
                return Answer("200 OK", sheet_page(id), policy="")
            case ["plan", id]:
                asked = parse_qs(query)
                people, minutes = (
                    int(asked[key][0]) if key in asked else None for key in ("people", "minutes")
                )
                return Answer("200 OK", plan_page(id, Session(people=people, minutes=minutes)))
    except UnknownIdError as error:
        return Answer("404 Not Found", complaint("Niet gevonden", error))
    except PlanError as error:
        return Answer("422 Unprocessable Content", complaint("Dat past niet", error))
    except ValueError:
        return Answer("400 Bad Request", document("Dat is geen getal", ""))
    return Answer("404 Not Found", document("Niet gevonden", ""))


def app(environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
    """Answer a request; who has the page already gets no second copy."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        start_response("405 Method Not Allowed", [("Allow", "GET, HEAD")])
        return []
    status, page, policy = answer(environ["PATH_INFO"], environ.get("QUERY_STRING", ""))
    tag = f'"{hashlib.sha256(page).hexdigest()}"'
    headers = [("ETag", tag), ("Content-Type", "text/html; charset=utf-8")]
    if policy:
        headers.append(("Content-Security-Policy", policy))
    if status == "200 OK" and environ.get("HTTP_IF_NONE_MATCH") == tag:
        start_response("304 Not Modified", headers)
        return []
    start_response(status, [*headers, ("Content-Length", str(len(page)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [page]


def main(port: int = 8000) -> None:
    """Serve it to this computer alone, until Ctrl+C."""
    with make_server("127.0.0.1", port, app) as server:
        print(f"http://127.0.0.1:{server.server_port}/", flush=True)  # noqa: T201  # a program
        server.serve_forever()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
