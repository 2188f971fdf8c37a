"""What happens to the streams: closed pipes, full disks, narrow encodings, signals, colour.

These run the command as a user does, in a process of its own.
"""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from quotecheck.cli.emit import emit

CASES = Path(__file__).parent / "cases"
RUN = (sys.executable, "-m", "quotecheck")
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")


def environment(**more: str) -> dict[str, str]:
    taken = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONIOENCODING", "PYTHONUTF8"}
    return {**{key: value for key, value in os.environ.items() if key not in taken}, **more}


def run(
    case: str, *arguments: str, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*RUN, *arguments],
        cwd=CASES / case,
        env=environment(**(env or {})),
        capture_output=True,
        timeout=60,
        check=False,
    )


def in_shell(case: str, script: str) -> subprocess.CompletedProcess[bytes]:
    """``script`` with ``$Q`` for quotecheck."""
    command = f"Q='{sys.executable} -m quotecheck'; {script}"
    return subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=CASES / case,
        env=environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )


@POSIX
@pytest.mark.parametrize(
    ("case", "arguments", "status"),
    [
        ("clean-pass", "verify", 0),
        ("changed-word", "verify", 1),
        ("changed-word", "verify --format concise", 1),
        ("changed-word", "verify --format json", 2),
        ("clean-pass", "--help", 0),
        ("clean-pass", "rules", 0),
    ],
)
def test_a_closed_pipe_keeps_the_verdict_unless_a_machine_reads(
    case: str, arguments: str, status: int
) -> None:
    # The reader is gone before the first byte is written.
    done = in_shell(case, f"{{ sleep 0.1; $Q {arguments}; echo $? >&2; }} | :")
    assert done.stderr.decode().split()[-1] == str(status), done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@POSIX
@pytest.mark.parametrize("arguments", ["verify", "verify --format json", "rules", "--version"])
def test_a_closed_stdout_could_not_be_checked(arguments: str) -> None:
    done = in_shell("clean-pass", f"$Q {arguments} >&-")
    assert done.returncode == 2
    assert b"cannot write to standard output" in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", ["verify", "rules", "--help", "verify -h"])
def test_a_full_disk_could_not_be_checked(arguments: str) -> None:
    done = in_shell("clean-pass", f"$Q {arguments} >/dev/full")
    assert done.returncode == 2
    assert b"cannot write to standard output" in done.stderr
    assert b"Exception ignored" not in done.stderr


@POSIX
@pytest.mark.parametrize(("case", "status"), [("clean-pass", 0), ("changed-word", 1)])
def test_a_closed_stderr_changes_nothing(case: str, status: int) -> None:
    assert in_shell(case, "$Q verify --format json 2>&-").returncode == status


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
@pytest.mark.parametrize("format", ["full", "concise", "json"])
def test_no_encoding_breaks_a_report(encoding: str, format: str) -> None:
    done = run(
        "changed-word", "verify", "--format", format, "-v", env={"PYTHONIOENCODING": encoding}
    )
    assert done.returncode == 1, done.stderr
    shown = done.stdout.decode(encoding)
    assert "marina" in shown
    if encoding == "ascii" and format == "full":
        assert "\\u2192" not in shown  # our own signs have ASCII forms


@pytest.mark.parametrize(
    ("arguments", "env", "coloured"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "0"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {"TERM": "dumb"}, False),
    ],
)
def test_colour(arguments: Sequence[str], env: Mapping[str, str], coloured: bool) -> None:
    done = run("changed-word", "verify", *arguments, env=env)
    assert done.returncode == 1
    assert (b"\x1b[" in done.stdout) is coloured


@POSIX
@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_ends_the_run_with_its_status(number: int, status: int, tmp_path: Path) -> None:
    program = (
        "import os, sys, time\n"
        "from quotecheck import cli, pipeline\n"
        "def struck(request):\n"
        f"    os.kill(os.getpid(), {int(number)})\n"
        "    time.sleep(9)\n"
        "pipeline.verify = struck\n"
        "sys.exit(cli.main(['verify']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == status, done.stderr
    assert b"there is no result" in done.stderr
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_an_empty_folder_is_nothing_to_compare(tmp_path: Path) -> None:
    registry = (CASES / "clean-pass" / "quotes.yaml").read_bytes()
    (tmp_path / "quotes.yaml").write_bytes(registry)
    (tmp_path / "corpus").mkdir()
    done = subprocess.run(
        [*RUN, "verify", "--format", "json"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    report = json.loads(done.stdout)
    assert report["exit_code"] == 2
    assert report["errors"]
    assert "corpus" in report["errors"][0]["message"] + str(report["errors"][0]["path"])
    assert b"corpus" in done.stderr


def test_what_fails_in_the_making_is_no_matter_of_the_stream(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def made() -> Iterator[str]:
        yield "half "
        raise ValueError("of it")

    with pytest.raises(ValueError, match="of it"):
        emit(made(), 0)
    assert capsys.readouterr() == ("half ", "")


def test_one_mark_of_byte_order_however_many_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="utf-16"))
    assert emit(iter(("one, ", "two")), 0) == 0
    assert written.getvalue() == "one, two".encode("utf-16")


@pytest.mark.parametrize(("argument", "status"), [("--version", 0), ("--no-such-option", 2)])
def test_a_process_does_what_is_to_be_done_at_its_end_and_no_more(
    argument: str, status: int
) -> None:
    program = (
        "import atexit, sys\n"
        "from quotecheck.cli import process\n"
        "class Held:\n"
        "    def __del__(self): print('taken apart')\n"
        "held = Held()\n"
        "atexit.register(print, 'over')\n"
        f"sys.argv[1:] = [{argument!r}]\n"
        "process()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (status, ["over"])
