"""What office programs make of what we write."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Opened = Callable[[bytes, str, str], bytes]


@pytest.fixture(scope="session")
def opened_in_office(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Open bytes of one suffix in LibreOffice and save them as another: `(b"…", ".docx", "pdf")`.

    What it cannot open it writes nothing for, and that fails.
    """
    program = shutil.which("soffice")
    if program is None:
        pytest.fail("LibreOffice is not there: sh tests/install-tools.sh installs it")
    folder = tmp_path_factory.mktemp("office")

    def open_(content: bytes, suffix: str, to: str) -> bytes:
        file = Path(folder, f"page{suffix}")
        made = file.with_suffix(f".{to.partition(':')[0]}")
        file.write_bytes(content)
        made.unlink(missing_ok=True)
        subprocess.run(
            [
                *(program, "--headless", f"-env:UserInstallation=file://{folder}/profile"),
                *("--convert-to", to, "--outdir", str(folder), str(file)),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return made.read_bytes()

    return open_
