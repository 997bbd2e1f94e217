"""``argmap check --fix`` and ``--diff``: what is written, and above all what is not."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from argmap.checking.rule import Checked
from argmap.checking.rules.objection_to_objection import ObjectionToObjection
from argmap.checking.rules.unused_source import UnusedSource
from argmap.diagnostic import Diagnostic, Edit, Fix
from argmap.source import Span

from .conftest import Outcome, Run

Write = Callable[[str, str | bytes], Path]

RULES = ("--select", "ARG101,ARG205,ARG302,ARG401,ARG901")
MAP = (
    "source s: S\nsource unused: U\n"
    "thesis t: T.\n  premise p: P. [@s]\n"
    "  objection o: O.\n    # argmap: ignore[ARG101]\n    objection a: A.\n"
)
SAFE = MAP.replace("    # argmap: ignore[ARG101]\n", "").replace("objection a", "rebuttal a")
ALL = SAFE.replace("source unused: U\n", "")
BROKEN = MAP + "  premis: Q.\n"


def check(run: Run, *arguments: str, stdin: bytes = b"", tty: bool = False) -> Outcome:
    return run("check", *RULES, "--output-format", "concise", *arguments, stdin=stdin, tty=tty)


def test_safe_fixes(run: Run, write: Write) -> None:
    path = write("map.arg", MAP)
    done = check(run, "--fix")
    assert path.read_text() == SAFE
    assert done.status == 1
    assert done.out == (
        "map.arg:2:1: ARG302 unused-source: nothing cites the source 'unused' [unsafe fix]\n"
    )
    assert done.stderr == (
        "1 file checked: 2 fixed, 1 left (1 warning); 1 more can be fixed with --unsafe-fixes\n"
    )


def test_unsafe_fixes(run: Run, write: Write) -> None:
    path = write("map.arg", MAP)
    done = check(run, "--fix", "--unsafe-fixes")
    assert (done.status, done.out) == (0, "")
    assert done.stderr == "1 file checked: 3 fixed, none left\n"
    assert path.read_text() == ALL
    inode = path.stat().st_ino
    again = check(run, "--fix", "--unsafe-fixes")
    assert (again.status, again.stderr) == (0, "1 file checked: no findings\n")
    assert path.stat().st_ino == inode


def test_nothing_is_written_without_the_flag(run: Run, write: Write) -> None:
    path = write("map.arg", MAP)
    done = check(run)
    assert path.read_text() == MAP
    assert [line[-5:] for line in done.out.splitlines()] == [" fix]", "[fix]", "[fix]"]
    assert done.stderr == (
        "1 file checked: 3 warnings; 2 can be fixed with --fix, 1 more with --fix --unsafe-fixes\n"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--unsafe-fixes"], "--unsafe-fixes goes with --fix"),
        (["--diff", "-o", "x"], "--diff prints a patch"),
        (["--diff", "--statistics"], "--diff prints a patch"),
        (["--diff", "--write-baseline"], "--diff prints a patch"),
        (["--fix", "-", "map.arg"], "standard input is fixed alone"),
    ],
)
def test_flags_that_do_not_go_together(
    run: Run, write: Write, arguments: list[str], words: str
) -> None:
    path = write("map.arg", MAP)
    done = check(run, *arguments)
    assert (done.status, done.out) == (2, "")
    assert words in done.stderr
    assert path.read_text() == MAP


# --- what is not fixed -----------------------------------------------------------------------


def test_a_file_with_errors_is_left_alone(run: Run, write: Write) -> None:
    path = write("bad.arg", BROKEN)
    good = write("good.arg", MAP)
    done = check(run, "--fix", "--unsafe-fixes")
    assert done.status == 1
    assert path.read_text() == BROKEN
    assert good.read_text() == ALL
    assert "note: bad.arg has errors of the text: nothing else in it is fixed\n" in done.stderr
    assert "ARG002" in done.out
    assert "can be fixed" not in check(run, "bad.arg").stderr


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        (MAP.replace("    objection a", "    # argmap: ignore[ARG205]\n    objection a"), []),
        (MAP, ["--ignore", "ARG205"]),
        (MAP, ["--baseline", "known.json"]),
    ],
    ids=["suppressed", "switched off", "known"],
)
def test_what_is_not_told_is_not_fixed(
    run: Run, write: Write, text: str, arguments: list[str]
) -> None:
    path = write("map.arg", text)
    if "--baseline" in arguments:
        run("check", *arguments, "--write-baseline", "--select", "ARG205", "map.arg")
    done = check(run, "--fix", "--unsafe-fixes", *arguments)
    assert "objection a" in path.read_text()
    assert "source unused" not in path.read_text()
    assert done.status == 0


LIBRARY = "claim x: X.\n  objection w: W.\n    objection v: V.\n"


def test_an_included_file_is_fixed_where_it_is_checked_too(run: Run, write: Write) -> None:
    library = write("library.arg", LIBRARY)
    write("map.arg", "include: library.arg\nthesis t: T.\n  objection x\n")
    done = check(run, "--fix", "map.arg")
    assert library.read_text() == LIBRARY
    assert "[fix]" in done.out
    assert "can be fixed" not in done.stderr
    check(run, "--fix", "map.arg", "library.arg")
    assert "  rebuttal v" in library.read_text()


def test_no_file_that_includes_another_is_broken(run: Run, write: Write) -> None:
    base = write("base.arg", "source u: U\nthesis b: B.\n  assumption: A.\n")
    text = base.read_text()
    write("map.arg", "include: base.arg\nthesis t: T.\n  premise p: P. [@u]\n")
    done = check(run, "--fix", "--unsafe-fixes", "map.arg", "base.arg")
    assert base.read_text() == text
    assert done.status == 2
    assert "base.arg: the fix of ARG302 would break this file" in done.stderr


def test_an_ignore_that_only_an_including_file_needs_stays(run: Run, write: Write) -> None:
    text = "# argmap: ignore[ARG101] -- agreed\nclaim p: P.\n"
    library = write("library.arg", text)
    write("map.arg", "include: library.arg\nthesis t: T.\n  premise p\n")
    assert check(run, "map.arg").status == 0
    done = check(run, "--fix")
    assert library.read_text() == text
    assert "note: library.arg: fixing ARG901 would bring findings to a file" in done.stderr
    assert check(run, "--fix", "library.arg").status == 0
    assert library.read_text() == "claim p: P.\n"


def test_a_file_that_another_one_reads_is_fixed_before_it(run: Run, write: Write) -> None:
    names = [f"m{number}.arg" for number in range(3)]
    write("base.arg", LIBRARY)
    for name in names:
        write(name, "include: base.arg\n" + MAP.replace("T.", f"{name}."))
    done = check(run, "--fix", "--unsafe-fixes")
    assert done.status == 0
    assert "rebuttal v" in Path("base.arg").read_text()
    for name in names:
        assert "rebuttal a" in Path(name).read_text()


# --- fixes that are wrong --------------------------------------------------------------------


@pytest.fixture
def wrong(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, bool], None]:
    """Give a function that makes ARG205 write something else."""
    right = ObjectionToObjection.check

    def install(word: str, text: str, safe: bool) -> None:
        def check(rule: ObjectionToObjection, checked: Checked) -> Iterator[Diagnostic]:
            import attrs

            for finding in right(rule, checked):
                source = finding.span.source
                start = source.text.index(word)
                edit = Edit(Span(source, start, start + len(word)), text)
                yield attrs.evolve(finding, fix=Fix("wreck", (edit,), safe))

        monkeypatch.setattr(ObjectionToObjection, "check", check)

    return install


@pytest.mark.parametrize(
    ("word", "text", "safe"),
    [("thesis t", "thesiss t", False), ("P.", "Q.", True), ("objection a", "premise a", True)],
    ids=["a new error", "other words", "another relation"],
)
@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_a_fix_that_is_wrong_is_not_written(
    run: Run, write: Write, wrong: Callable[[str, str, bool], None],
    word: str, text: str, safe: bool, option: str,
) -> None:  # fmt: skip
    path = write("map.arg", MAP)
    wrong(word, text, safe)
    done = run("check", "--select", "ARG205", option, "--unsafe-fixes")
    assert done.status == 2
    assert path.read_text() == MAP
    assert "error: map.arg: the fix of ARG205 would break this file, and was left out" in (
        done.stderr
    )


def test_other_fixes_are_made_all_the_same(
    run: Run, write: Write, wrong: Callable[[str, str, bool], None]
) -> None:
    path = write("map.arg", MAP)
    wrong("P.", "Q.", True)
    done = check(run, "--fix", "--unsafe-fixes")
    assert done.status == 2
    assert path.read_text() == ALL.replace("rebuttal a", "objection a")


def test_fixes_without_end_come_to_one(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(rule: UnusedSource, checked: Checked) -> Iterator[Diagnostic]:
        source = checked.loaded.main.source
        edit = Edit(Span(source, 0, 0), "# more\n")
        span = Span(source, 0, 3)
        yield rule.finding("more", span, help="more", fix=Fix("more", (edit,), safe=True))

    monkeypatch.setattr(UnusedSource, "check", check)
    path = write("map.arg", MAP)
    done = run("check", "--select", "ARG302", "--fix")
    assert path.read_text() == "# more\n" * 100 + MAP
    assert "note: stopped after 100 rounds; call it again to go on\n" in done.stderr


def test_fixes_that_are_right_alone_and_wrong_together(run: Run, write: Write) -> None:
    # Both pairs would give the same id to their first statement.
    words = "One two three four"
    text = (
        f"thesis t: T.\n  premise: {words} five.\n  premise: {words} six.\n"
        f"  premise: Q.\n    premise: {words} five.\n    premise: {words} six.\n"
    )
    path = write("map.arg", text)
    done = run("check", "--select", "ARG401", "--fix", "--unsafe-fixes")
    assert done.status == 1
    assert path.read_text().count("one-two-three-four") == 2
    assert "1 fixed, 1 left" in done.stderr


# --- files as they are -----------------------------------------------------------------------


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_line_endings_mark_and_mode_are_kept(
    run: Run, write: Write, mark: bytes, ending: bytes
) -> None:
    path = write("real/map.arg", mark + MAP.encode().replace(b"\n", ending))
    path.chmod(0o755)
    link = Path("link.arg")
    link.symlink_to("real/map.arg")
    assert check(run, "--fix", "--unsafe-fixes", "link.arg", "real/map.arg").status == 0
    assert link.is_symlink()
    assert path.read_bytes() == mark + ALL.encode().replace(b"\n", ending)
    assert stat.S_IMODE(path.stat().st_mode) == 0o755
    assert sorted(item.name for item in Path("real").iterdir()) == ["map.arg"]


def test_a_failure_leaves_the_old_file_whole(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("map.arg", MAP)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    done = check(run, "--fix")
    assert done.status == 2
    assert "error: map.arg: No space left on device\n" in done.stderr
    assert path.read_text() == MAP


def test_a_file_that_has_changed_meanwhile(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argmap.cli.fixer import Fixer

    path = write("map.arg", MAP)
    right = Fixer.run

    def run_and_change(fixer: Fixer) -> object:
        outcome = right(fixer)
        path.write_text("# mine\n" + MAP)
        return outcome

    monkeypatch.setattr(Fixer, "run", run_and_change)
    done = check(run, "--fix")
    assert done.status == 2
    assert "error: map.arg: this file has changed meanwhile; it is left as it is\n" in done.stderr
    assert path.read_text() == "# mine\n" + MAP


def test_many_files_with_several_processes(run: Run, write: Write) -> None:
    for number in range(6):
        write(f"m{number}.arg", MAP)
    done = check(run, "--fix", "--jobs", "2")
    assert "12 fixed, 6 left" in done.stderr
    assert all(Path(f"m{number}.arg").read_text() == SAFE for number in range(6))


# --- standard input --------------------------------------------------------------------------


def test_standard_input(run: Run) -> None:
    mark = b"\xef\xbb\xbf"
    done = check(run, "--fix", "-", stdin=mark + MAP.replace("\n", "\r\n").encode())
    assert done.status == 1
    assert done.stdout == mark + SAFE.replace("\n", "\r\n").encode()
    assert "<stdin>:2:1: ARG302" in done.stderr


def test_standard_input_with_errors_is_given_back(run: Run) -> None:
    content = b"\xff\n" + BROKEN.encode()
    done = check(run, "--fix", "-", stdin=content)
    assert (done.status, done.stdout) == (1, content)


def test_standard_input_with_a_name(run: Run, write: Write) -> None:
    path = write("map.arg", "thesis other: O.\n")
    done = check(run, "--fix", "--unsafe-fixes", "-", "--stdin-filename", "map.arg",
                 stdin=MAP.encode())  # fmt: skip
    assert (done.status, done.out) == (0, ALL)
    assert path.read_text() == "thesis other: O.\n"


# --- the patch -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        MAP.encode(),
        MAP.rstrip("\n").encode(),
        b"\xef\xbb\xbf" + MAP.replace("\n", "\r\n").encode(),
        MAP.replace("U\n", "U\r\n").encode(),
    ],
    ids=["LF", "no line feed at the end", "CRLF and mark", "mixed"],
)
@pytest.mark.parametrize("tool", ["patch", "git"])
def test_a_diff_is_what_fix_writes(run: Run, write: Write, content: bytes, tool: str) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    path, other = write("map.arg", content), write("sub/a map.arg", content)
    done = check(run, "--diff", "--unsafe-fixes")
    assert done.status == 1
    assert done.stderr == "would fix 6 findings in 2 files\n"
    assert path.read_bytes() == other.read_bytes() == content
    check(run, "--fix", "--unsafe-fixes")
    fixed = path.read_bytes()
    path.write_bytes(content)
    other.write_bytes(content)
    command = ["patch", "-s", "-p0", "--binary"] if tool == "patch" else ["git", "apply", "-p0"]
    subprocess.run(command, input=done.stdout, check=True)
    assert path.read_bytes() == other.read_bytes() == fixed != content


def test_no_diff(run: Run, write: Write) -> None:
    write("map.arg", ALL)
    done = check(run, "--diff")
    assert (done.status, done.out, done.stderr) == (0, "", "nothing to fix\n")
    write("map.arg", ALL.replace("source s", "source u: U\nsource s"))
    done = check(run, "--diff")
    assert (done.status, done.out) == (0, "")
    assert done.stderr == "nothing to fix; 1 can be fixed with --unsafe-fixes\n"
    assert check(run, "--diff", "gone.arg", "map.arg").status == 2


def test_a_diff_with_fix_writes_nothing(run: Run, write: Write) -> None:
    path = write("map.arg", MAP)
    done = check(run, "--diff", "--fix")
    assert done.status == 1
    assert path.read_text() == MAP
    assert done.out.startswith("--- map.arg\n+++ map.arg\n@@ ")
    again = check(run, "--diff", "--exit-zero")
    assert (again.status, again.out) == (0, done.out)


def test_a_diff_of_standard_input(run: Run) -> None:
    done = check(run, "--diff", "-", stdin=MAP.encode())
    assert done.status == 1
    assert done.out.startswith("--- <stdin>\n+++ <stdin>\n")


def test_a_diff_on_a_terminal(run: Run, write: Write) -> None:
    write("map.arg", MAP.replace("A.", "A\u202e."))
    done = check(run, "--diff", tty=True)
    assert "\x1b[32m+    rebuttal a: A<U+202E>.\x1b[0m\n" in done.out
