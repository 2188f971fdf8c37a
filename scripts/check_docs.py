"""Hold the documentation to the program; with --write, mend what can be made from it.

    python scripts/check_docs.py [--write]

What is checked: docs/rules/ has the page of every rule, made from its docstring; a block after
``<!-- run: quotecheck ... -->`` is what that command prints at 80 columns, with the exit status
that the comment names (``(exit 1)``; 0 when it names none), run in the folder that it names
(``in tests/cli/cases/x``; else here); what stands between ``<!-- from: bench/runs/x.md # Cost -->``
and ``<!-- end -->`` is that section of that file, which is how measured figures come into a page;
docs/commands.md has every command and option that there is, and none that there is not;
docs/configuration.md has every key with its variable; links between files lead somewhere.

Refuses: to reach the network.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "docs" / "rules"
COMMANDS = ROOT / "docs" / "commands.md"
CONFIGURATION = ROOT / "docs" / "configuration.md"
RUN = re.compile(
    r"<!-- run: quotecheck(?P<arguments>[^()\n]*?)"
    r"(?: in (?P<folder>[\w/.-]+))?(?: \(exit (?P<exit>\d+)\))? -->\n"
    r"```(?P<language>\w*)\n(?P<shown>.*?)```\n",
    re.DOTALL,
)
FROM = re.compile(
    r"<!-- from: (?P<path>\S+) # (?P<section>[^\n]+) -->\n(?P<shown>.*?)<!-- end -->", re.DOTALL
)
LINK = re.compile(r"\]\((?P<target>[^)#\s]+)(?:#[^)]*)?\)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
NO_OPTIONS_OF_OURS = {"--update-golden", "--write"}


def main(arguments: list[str]) -> int:
    write = arguments == ["--write"]
    complaints = [
        *rule_pages(write),
        *runs(write),
        *sections(write),
        *commands(),
        *settings(),
        *links(),
    ]
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    if complaints:
        print("python scripts/check_docs.py --write mends pages and outputs", file=sys.stderr)
    return int(bool(complaints))


def documents() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def rule_pages(write: bool) -> Iterator[str]:
    from quotecheck.rules import markdown, rules

    pages = {f"{rule.code}.md": markdown(rule) for rule in rules()}
    rows = [
        f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity} |" for rule in rules()
    ]
    pages["README.md"] = "\n".join(
        [
            "# Rules",
            "",
            "`quotecheck explain QC103` prints the same pages.",
            "",
            "| code | name | severity |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )
    RULES.mkdir(parents=True, exist_ok=True)
    for path in RULES.glob("*.md"):
        if path.name not in pages:
            yield f"{shown(path)}: there is no such rule"
    for name, page in pages.items():
        yield from held(RULES / name, page, write)


def runs(write: bool) -> Iterator[str]:
    for path in documents():
        text = path.read_text("utf-8")
        complaints: list[str] = []

        def rerun(block: re.Match[str], complaints: list[str] = complaints) -> str:
            wanted = int(block["exit"] or 0)
            status, printed = run(block["arguments"].split(), ROOT / (block["folder"] or "."))
            if status != wanted:
                complaints.append(f"`quotecheck{block['arguments']}` exits {status}, not {wanted}")
            head = block[0][: block.start("shown") - block.start()]
            return f"{head}$ quotecheck{block['arguments']}\n{printed}```\n"

        renewed = RUN.sub(rerun, text)
        yield from (f"{shown(path)}: {complaint}" for complaint in complaints)
        yield from held(path, renewed, write)


def run(arguments: list[str], folder: Path) -> tuple[int, str]:
    """The status and stdout of a command, as on a terminal of 80 columns without colour."""
    from quotecheck.cli import main as quotecheck
    from quotecheck.cli import terminal

    out = io.StringIO()
    terminal.is_terminal = lambda: True
    os.environ.update(COLUMNS="80", NO_COLOR="1")
    with chdir(folder), redirect_stdout(out), redirect_stderr(io.StringIO()):
        status = quotecheck(arguments)
    return status, out.getvalue()


def sections(write: bool) -> Iterator[str]:
    for path in documents():
        text = path.read_text("utf-8")
        complaints: list[str] = []

        def copied(block: re.Match[str], complaints: list[str] = complaints) -> str:
            found = section(ROOT / block["path"], block["section"])
            if found is None:
                complaints.append(f"there is no {block['path']} # {block['section']}")
                return block[0]
            head = block[0][: block.start("shown") - block.start()]
            return f"{head}\n{found}\n\n<!-- end -->"

        renewed = FROM.sub(copied, text)
        yield from (f"{shown(path)}: {complaint}" for complaint in complaints)
        yield from held(path, renewed, write)


def section(path: Path, name: str) -> str | None:
    """What stands in a file under a heading of the second level, without blank lines about it."""
    if not path.is_file():
        return None
    parts = re.split(r"^## (.+)\n", path.read_text("utf-8"), flags=re.MULTILINE)
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    return found[name].strip() if name in found else None


def commands() -> Iterator[str]:
    documented = set(OPTION.findall(COMMANDS.read_text("utf-8"))) - NO_OPTIONS_OF_OURS
    text = run(["--help"], ROOT)[1]
    names = re.findall(r"^  ([a-z]+)  ", text.partition("Commands:")[2], re.MULTILINE)
    real = set(OPTION.findall(text))
    for name in names:
        if f"## quotecheck {name}" not in COMMANDS.read_text("utf-8"):
            yield f"{shown(COMMANDS)}: the command {name} is not documented"
        # Only what stands at the head of a line is an option; help texts mention others.
        block = run([name, "--help"], ROOT)[1].partition("Options:")[2]
        for line in re.findall(r"^  (-\S.*)$", block, re.MULTILINE):
            real.update(OPTION.findall(line.partition("  ")[0]))
    for option in sorted(real ^ documented):
        state = "is not documented" if option in real else "does not exist"
        yield f"{shown(COMMANDS)}: {option} {state}"


def settings() -> Iterator[str]:
    from quotecheck.config import KEYS

    text = CONFIGURATION.read_text("utf-8")
    rows = {row.split("|")[1].strip(" `"): row for row in text.splitlines() if row[:3] == "| `"}
    for name, key in KEYS.items():
        if f"`{key.variable}`" not in rows.get(name, ""):
            yield f"{shown(CONFIGURATION)}: {name} is not documented with {key.variable}"
    for name in sorted(rows.keys() - KEYS):
        yield f"{shown(CONFIGURATION)}: {name} does not exist"


def links() -> Iterator[str]:
    for path in documents():
        for link in LINK.finditer(path.read_text("utf-8")):
            target = link["target"]
            if "://" not in target and not (path.parent / target).exists():
                yield f"{shown(path)}: the link to {target} leads nowhere"


def held(path: Path, text: str, write: bool) -> Iterator[str]:
    """Nothing when ``path`` holds ``text``, or when it may be written; else a complaint."""
    if path.exists() and path.read_text("utf-8") == text:
        return
    if write:
        path.write_text(text, "utf-8", newline="\n")
    else:
        yield f"{shown(path)}: differs from what the program says"


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
