"""The hook for pre-commit, as a team uses it in a repository of its own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT
from reflectlib.reading.rulebook import EXAMPLE
from test_ci import SHOWN

PRE_COMMIT = Path(sys.executable).with_name("pre-commit")
# All that the package is made of, with what is not committed yet.
PACKAGE = ["pyproject.toml", "README.md", "LICENSE", "LICENSE-CONTENT", ".pre-commit-hooks.yaml"]


class Git:
    """Runs git, and pre-commit, in one folder, with nobody's own settings."""

    def __init__(self, folder: Path, home: Path) -> None:
        """Make the folder a repository."""
        folder.mkdir(exist_ok=True)
        self._folder = folder
        people = {
            f"GIT_{who}_{what}": "a@b.c"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        plain = {
            k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "COV", "REFLECT"))
        }
        self._environment = (
            plain | people | {"GIT_CONFIG_GLOBAL": os.devnull, "PRE_COMMIT_HOME": str(home)}
        )
        self("git", "init", "--quiet", ".")

    def __call__(self, *command: object) -> "subprocess.CompletedProcess[str]":
        """Run a command."""
        return subprocess.run(
            list(map(str, command)),
            cwd=self._folder,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )


def test_manifest_is_one_that_pre_commit_reads() -> None:
    """The file that declares the hook has the form that pre-commit wants."""
    subprocess.run([PRE_COMMIT, "validate-manifest", ROOT / ".pre-commit-hooks.yaml"], check=True)


def test_hook_stops_a_commit_with_a_fault(tmp_path: Path) -> None:
    """As the guide sets it up, a method with a fault is not committed, and a mended one is."""
    home = tmp_path / "pre-commit"
    source = Git(tmp_path / "reflectlib", home)
    for name in PACKAGE:
        shutil.copy(ROOT / name, tmp_path / "reflectlib")
    for name in ("src", "schemas", "methods"):
        leave = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, tmp_path / "reflectlib" / name, ignore=leave)
    assert source("git", "add", ".").returncode == 0
    assert source("git", "commit", "--quiet", "-m", "x").returncode == 0
    assert source("git", "tag", "v0.1.0").returncode == 0

    team = Git(tmp_path / "team", home)
    shown = SHOWN[".pre-commit-config.yaml"]
    config = re.sub(r"https://\S+", str(tmp_path / "reflectlib"), shown)
    assert config != shown
    (tmp_path / "team" / ".pre-commit-config.yaml").write_text(config)
    methods = tmp_path / "team" / "my-methods"
    methods.mkdir()
    (methods / "goed.yaml").write_text(EXAMPLE.replace("rondje", "goed"))
    (methods / "rondje.yaml").write_text(EXAMPLE.replace("oefening", "oefning"))
    assert team(PRE_COMMIT, "install").returncode == 0
    team("git", "add", ".")

    refused = team("git", "commit", "-m", "Twee methoden")
    assert refused.returncode == 1
    said = refused.stdout + refused.stderr
    assert "my-methods/rondje.yaml:7:7: error[RFL104] form" in said
    assert "2 files, 1 error, 0 warnings" in said
    assert team("git", "rev-parse", "HEAD").returncode != 0

    (methods / "rondje.yaml").write_text(EXAMPLE)
    team("git", "add", ".")
    accepted = team("git", "commit", "-m", "Twee methoden")
    assert accepted.returncode == 0, accepted.stderr
    assert "Passed" in accepted.stdout + accepted.stderr

    # Without `files` too, what stands beside the methods is left alone.
    (tmp_path / "team" / ".pre-commit-config.yaml").write_text(
        re.sub(r"(?m)^ +files: .*\n", "", config)
    )
    team("git", "add", ".")
    everything = team(PRE_COMMIT, "run", "--all-files")
    assert everything.returncode == 0, everything.stdout
    assert "Passed" in everything.stdout
