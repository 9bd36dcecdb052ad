"""Small pieces of Markdown for the generated pages. Texts may hold `code`, and nothing else."""

import re
from collections.abc import Iterable, Sequence

GENERATED = "This page is made from {source}, with `make reference`."
# An underscore within a word is no sign to CommonMark.
SIGNS = re.compile(r"[\\*\[\]<>|]|&(?=[#A-Za-z])|\b_|_\b")


def prose(text: str) -> str:
    """One paragraph on one line, its signs escaped outside code."""
    parts = re.split("(`[^`]+`)", " ".join(text.split()))
    return "".join(
        part if part.startswith("`") else SIGNS.sub(lambda sign: "\\" + sign.group(), part)
        for part in parts
    )


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text; an example in it becomes one that the tests run."""
    made = []
    for part in re.split(r"\n\s*\n", text.strip()):
        if ">>>" in part:
            example = "\n".join(line.strip().removeprefix(">>> ") for line in part.splitlines())
            made.append(fenced("python", re.sub(r"(?m)^(from .*)$", r"\1\n", example)))
        else:
            made.append(prose(part))
    return made


def code(text: str, target: str = "") -> str:
    """Code, as a link where it has a target."""
    return f"[`{text}`]({target})" if target else f"`{text}`"


def fenced(language: str, text: str) -> str:
    """A block of code."""
    return f"```{language}\n{text.strip()}\n```"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are Markdown already."""
    lines = [header, ["---"] * len(header), *rows]
    cells = ([re.sub(r"(?<!\\)\|", r"\\|", cell) for cell in line] for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def page(parts: Iterable[str]) -> bytes:
    """A page of its parts, with an empty line between them."""
    return ("\n\n".join(parts) + "\n").encode()
