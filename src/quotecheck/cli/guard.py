"""From whatever happens to an exit status; no exception and no traceback passes.

Left alone, an unhandled exception exits 1, which means "findings" here, and a flush that fails
at shutdown exits 120. QUOTECHECK_TRACEBACK=1 shows where an internal error arose. Refuses: to
write to stdout.
"""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

import typer

from quotecheck.cli.emit import abandon_stdout, complain, refused
from quotecheck.errors import QuotecheckError

COULD_NOT_CHECK = 2
_INTERRUPTED = 128 + signal.SIGINT
_SIGNALS = ("SIGTERM", "SIGHUP")
# Typer vendors Click from 0.26 on and depends on it before; this is the same class in both.
_TyperUsageError: type[Exception] = typer.BadParameter.__mro__[1]


class _Signalled(BaseException):
    """The process was told to end. Not an Exception, so that nobody handles it on the way."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def guarded(words: Sequence[str]) -> int:
    """The exit status of a run on ``words``, whatever happens in it."""
    try:
        with _signals():
            return _run(list(words))
    except _Signalled as signalled:
        complain(f"ended by {signal.Signals(signalled.number).name}; there is no result")
        return 128 + signalled.number
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except SystemExit as ended:
        # Typer exits so when the pipe is closed under its own help, which changes no verdict,
        # and with 0 when all that a shell wanted was completion.
        abandon_stdout()
        return 0 if ended.code == 0 or _asks_help(words) else COULD_NOT_CHECK
    except _TyperUsageError as error:
        return _misused(error)
    except QuotecheckError as error:
        for problem in error.problems:
            complain(str(problem))
        return COULD_NOT_CHECK
    except Exception as error:
        is_help = isinstance(error, OSError) and _asks_help(words)
        return _refused(error) if is_help else _broken(error)


def _asks_help(words: Sequence[str]) -> bool:
    """Whether Typer answers by itself, on a stdout that it knows nothing of."""
    return not {"-h", "--help"}.isdisjoint(words)


def _run(words: list[str]) -> int:
    from quotecheck.cli.app import app

    status = app(words, prog_name="quotecheck", standalone_mode=False)
    if status == _INTERRUPTED:
        return _interrupted()
    return status if isinstance(status, int) else COULD_NOT_CHECK


def _interrupted() -> int:
    complain("interrupted; there is no result")
    return _INTERRUPTED


def _misused(error: BaseException) -> int:
    """Typer's own text, which names the option and shows the usage."""
    text = io.StringIO()
    error.show(file=text)  # type: ignore[attr-defined]
    complain(text.getvalue().rstrip("\n"), block=True)
    return COULD_NOT_CHECK


def _refused(error: Exception) -> int:
    """The disk was full under Typer's own help."""
    abandon_stdout()
    return refused(error)


def _broken(error: Exception) -> int:
    complain(
        f"internal error: {type(error).__name__}: {error}; please report it with the command and, "
        "where you can share them, the files (QUOTECHECK_TRACEBACK=1 shows where it arose)"
    )
    if os.environ.get("QUOTECHECK_TRACEBACK") == "1":
        import traceback

        complain("".join(traceback.format_exception(error)).rstrip("\n"), block=True)
    return COULD_NOT_CHECK


@contextmanager
def _signals() -> Iterator[None]:
    """SIGTERM and SIGHUP as exceptions, so that what is open is closed; ignored ones stay so."""
    former = {}
    try:
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                former[number] = signal.signal(number, _raise)
    except ValueError:
        pass  # Not the main thread: whoever embeds us has signals of their own.
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def _raise(number: int, frame: FrameType | None) -> None:
    raise _Signalled(number)
