"""A file is old or new, whatever fails and whenever."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from quotecheck import atomic
from quotecheck.atomic import replace_file

POSIX = pytest.mark.skipif(os.name != "posix", reason="mode bits and links of POSIX")
OLD, NEW = b"old\r\n", b"new\n" * 1000


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "kept.yaml"
    path.write_bytes(OLD)
    return path


def alone(path: Path) -> bool:
    return [each.name for each in path.parent.iterdir()] == [path.name]


def test_the_new_bytes_take_the_place_of_the_old(kept: Path) -> None:
    replace_file(kept, NEW)
    assert kept.read_bytes() == NEW
    assert alone(kept)


def test_a_file_that_was_not_there_is_made(tmp_path: Path) -> None:
    replace_file(tmp_path / "new.json", NEW)
    assert (tmp_path / "new.json").read_bytes() == NEW


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_mode_bits_stay(kept: Path, mode: int) -> None:
    kept.chmod(mode)
    replace_file(kept, NEW)
    assert stat.S_IMODE(kept.stat().st_mode) == mode


@POSIX
def test_a_link_stays_a_link(kept: Path) -> None:
    (kept.parent / "elsewhere").mkdir()
    link = kept.parent / "elsewhere" / "link.yaml"
    link.symlink_to(kept)
    replace_file(link, NEW)
    assert link.is_symlink()
    assert kept.read_bytes() == NEW


@POSIX
def test_a_read_only_file_is_not_written(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # as for anyone but root
    with pytest.raises(PermissionError):
        replace_file(kept, NEW)
    assert kept.read_bytes() == OLD
    assert alone(kept)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="not a regular file"):
        replace_file(tmp_path, NEW)


def test_the_check_sees_the_new_bytes_and_can_refuse_them(kept: Path) -> None:
    def refuse(written: Path) -> None:
        assert written.read_bytes() == NEW
        assert kept.read_bytes() == OLD
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        replace_file(kept, NEW, refuse)
    assert kept.read_bytes() == OLD
    assert alone(kept)


def failing(real: Callable[..., Any], nth: int) -> Callable[..., Any]:
    """``real``, which fails at its ``nth`` call (from 1), as a full disk would."""
    calls = 0

    def fails(*arguments: Any, **keywords: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == nth:
            raise OSError(28, "No space left on device")
        return real(*arguments, **keywords)

    return fails


def test_pieces_are_written_as_they_come(kept: Path) -> None:
    replace_file(kept, (NEW[at : at + 7] for at in range(0, len(NEW), 7)))
    assert kept.read_bytes() == NEW


def test_a_piece_that_cannot_be_made_changes_nothing(kept: Path) -> None:
    def made() -> Iterator[bytes]:
        yield NEW
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        replace_file(kept, made())
    assert kept.read_bytes() == OLD
    assert alone(kept)


@pytest.mark.parametrize("function", ["open", "write", "fsync", "chmod", "replace"])
def test_old_or_new_wherever_it_fails(
    kept: Path, function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_write = os.write
    # Few bytes at a time, so that there are several writes to fail.
    monkeypatch.setattr(atomic.os, "write", lambda file, data: real_write(file, data[:900]))
    real = getattr(os, function)
    failures = 0
    for nth in range(1, 50):
        kept.write_bytes(OLD)
        with monkeypatch.context() as patch:
            patch.setattr(atomic.os, function, failing(real, nth))
            try:
                replace_file(kept, NEW)
                raised = False
            except OSError:
                raised = True
        assert kept.read_bytes() == (OLD if raised else NEW)
        assert alone(kept)
        if not raised:
            break
        failures += 1
    assert failures >= 1
    assert kept.read_bytes() == NEW


def test_a_signal_leaves_no_temporary_file(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def struck(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(atomic.os, "fsync", struck)
    with pytest.raises(KeyboardInterrupt):
        replace_file(kept, NEW)
    assert kept.read_bytes() == OLD
    assert alone(kept)
