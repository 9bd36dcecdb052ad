"""The hook for pre-commit, as a team uses it in a repository of its own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from reflectlib.reading.rulebook import EXAMPLE
from test_ci import SHOWN
from test_locks import PIN, read

PRE_COMMIT = Path(sys.executable).with_name("pre-commit")
# All that the package is made of, with what is not committed yet.
PACKAGE = [
    "pyproject.toml",
    "hatch_build.py",
    "README.md",
    "LICENSE",
    "LICENSE-CONTENT",
    ".pre-commit-hooks.yaml",
]


class Git:
    """Runs git, and pre-commit, in one folder, with nobody's own settings."""

    def __init__(self, folder: Path, **variables: str) -> None:
        """Make the folder a repository."""
        folder.mkdir(exist_ok=True)
        self._folder = folder
        people = {
            f"GIT_{who}_{what}": "a@b.c"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        plain = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "REFLECT"))}
        self._environment = plain | people | {"GIT_CONFIG_GLOBAL": os.devnull} | variables
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


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the version that the guides install."""
    folder = tmp_path_factory.mktemp("reflectlib")
    source = Git(folder)
    for name in PACKAGE:
        shutil.copy(ROOT / name, folder)
    for name in ("src", "schemas", "methods"):
        leave = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=leave)
    assert source("git", "add", ".").returncode == 0
    assert source("git", "commit", "--quiet", "-m", "x").returncode == 0
    assert source("git", "tag", "v0.1.0").returncode == 0
    return folder


def test_guides_install_a_version(released: Path, tmp_path: Path) -> None:
    """What a job installs by the guide is that version, from a repository."""
    (line,) = set(re.findall(r"(?m)pip install (.+)$", "".join(SHOWN.values())))
    wanted = re.sub(r"https://[^@]+", released.as_uri(), line)
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--target"]
    pip = [sys.executable, "-m", "pip", "install", *options, str(tmp_path)]
    subprocess.run([*pip, wanted], check=True)
    (about,) = tmp_path.glob("reflectlib-*.dist-info")
    assert about.name == f"reflectlib-{line.rpartition('@v')[2]}.dist-info"


def test_hook_stops_a_commit_with_a_fault(released: Path, tmp_path: Path) -> None:
    """As the guide sets it up, a method with a fault is not committed, and a mended one is."""
    # What the hook needs is fetched as for anybody, but not in another version every day.
    locked = tmp_path / "locked.txt"
    locked.write_text("".join(f"{pin['what']}\n" for pin in PIN.finditer(read("run"))))
    constraints = dict.fromkeys(("PIP_CONSTRAINT", "PIP_BUILD_CONSTRAINT"), str(locked))
    home = str(tmp_path / "pre-commit")
    team = Git(tmp_path / "team", PRE_COMMIT_HOME=home, **constraints)
    shown = SHOWN[".pre-commit-config.yaml"]
    config = re.sub(r"https://\S+", str(released), shown)
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
    assert "my-methods/rondje.yaml:7:7: error[RFL203] form" in said
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
