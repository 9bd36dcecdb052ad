"""What office programs make of what we write."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Opened = Callable[[bytes, str, str], bytes]
AllOpened = Callable[[Mapping[str, bytes], str], dict[str, bytes]]


@pytest.fixture(scope="session")
def all_opened_in_office(tmp_path_factory: pytest.TempPathFactory) -> AllOpened:
    """Open files in LibreOffice, by their names, and save each as another kind: `(files, "pdf")`.

    It starts once for all of them, which takes some seconds. What it cannot open it writes nothing
    for, and that fails.
    """
    program = shutil.which("soffice")
    if program is None:
        pytest.fail("LibreOffice is not there: sh tests/install-tools.sh installs it")
    profile = tmp_path_factory.mktemp("profile")

    def open_(files: Mapping[str, bytes], to: str) -> dict[str, bytes]:
        folder = tmp_path_factory.mktemp("office")
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        subprocess.run(
            [
                *(program, "--headless", f"-env:UserInstallation=file://{profile}"),
                *("--convert-to", to, "--outdir", str(folder / "made")),
                *(str(folder / name) for name in files),
            ],
            check=True,
            capture_output=True,
            timeout=240,
        )
        suffix = f".{to.partition(':')[0]}"
        return {name: Path(folder, "made", name).with_suffix(suffix).read_bytes() for name in files}

    return open_


@pytest.fixture(scope="session")
def opened_in_office(all_opened_in_office: AllOpened) -> Opened:
    """The same for one file: `(b"…", ".docx", "pdf")`."""

    def open_(content: bytes, suffix: str, to: str) -> bytes:
        (made,) = all_opened_in_office({f"page{suffix}": content}, to).values()
        return made

    return open_
