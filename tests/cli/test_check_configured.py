"""``argmap check`` with a configuration, flags and a baseline."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Outcome, Run

Write = Callable[[str, str | bytes], Path]

CLEAN = "thesis t: T.\n  assumption: A.\n"
WRONG = "thesis t: T.\n  premise: P.\n"
# Rules are selected by name, so that what later rules find changes nothing here.
BOTH = "select = ['ARG101', 'ARG302']\n"
TWO = "thesis t: T.\n  premise: P.\nsource s: S\n"


def codes(done: Outcome) -> list[str]:
    return [line.split(": ")[1].split()[0] for line in done.out.splitlines()]


def check(run: Run, *arguments: str, stdin: bytes = b"") -> Outcome:
    return run("check", "--output-format", "concise", *arguments, stdin=stdin)


# --- the configuration -----------------------------------------------------------------------


def test_each_file_has_its_own(run: Run, write: Write) -> None:
    write("argmap.toml", BOTH)
    write("sub/pyproject.toml", "[tool.argmap]\nselect = ['ARG302']\n")
    for name in ("a.arg", "sub/b.arg"):
        write(name, TWO)
    assert codes(check(run)) == ["ARG101", "ARG302", "ARG302"]
    assert codes(check(run, "sub/b.arg")) == ["ARG302"]
    assert codes(check(run, "--config", "argmap.toml", "sub/b.arg")) == ["ARG101", "ARG302"]
    assert "ARG101" in codes(check(run, "--isolated", "sub/b.arg"))


def test_standard_input_has_that_of_its_name(run: Run, write: Write) -> None:
    write("argmap.toml", "select = ['ARG101']")
    write("sub/argmap.toml", "select = ['ARG302']")
    assert codes(check(run, "-", stdin=TWO.encode())) == ["ARG101"]
    named = check(run, "-", "--stdin-filename", "sub/x.arg", stdin=TWO.encode())
    assert codes(named) == ["ARG302"]


def test_flags(run: Run, write: Write) -> None:
    write("argmap.toml", BOTH)
    write("a.arg", TWO)
    assert codes(check(run, "--ignore", "unused-source")) == ["ARG101"]
    assert codes(check(run, "--select", "unused-source")) == ["ARG302"]
    assert codes(check(run, "--select", "ARG302,ARG101")) == ["ARG101", "ARG302"]
    assert codes(check(run, "--select", "ARG103", "--extend-select", "ARG302")) == ["ARG302"]
    assert {"ARG101", "ARG302"} <= set(codes(check(run, "--preset", "all")))


WRONG_CONFIGURATION = """\
error: no rule is called 'ARG1O1'; did you mean 'ARG101'?
 --> argmap.toml:3:3
  |
3 |   "ARG1O1",
  |   ^^^^^^^^
  |
  = help: write the code or the name of a rule, the beginning of codes (ARG3), or a preset
"""


@pytest.mark.parametrize("command", ["check", "config"])
def test_a_wrong_configuration(run: Run, write: Write, command: str) -> None:
    write("argmap.toml", 'ignore = [\n  "ARG302", # fine\n  "ARG1O1",\n]\n')
    write("a.arg", TWO)
    done = run(command)
    assert (done.status, done.out, done.stderr) == (2, "", WRONG_CONFIGURATION)
    assert "\x1b[1;31merror\x1b[0m" in run(command, tty=True).stderr


def test_what_a_wrong_configuration_says_cannot_move_the_cursor(run: Run, write: Write) -> None:
    write("argmap.toml", 'ignore = ["\\u001b[31mx", "\u202e"]\n')
    write("a.arg", TWO)
    done = run("check")
    assert done.status == 2
    assert "\x1b" not in done.stderr
    assert "\u202e" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--select", "ARG1O1"],
         "error: --select: no rule is called 'ARG1O1'; did you mean 'ARG101'?\n"),
        (["--ignore", "ARG001"], "error: --ignore: ARG001 syntax-error is an error of the text"),
        (["--config", "gone.toml"], "error: gone.toml: there is no such file\n"),
        (["--config", "argmap.toml", "--isolated"],
         "error: --config and --isolated do not go together\n"),
        (["--baseline", "gone.json"], "/gone.json: there is no such baseline"),
        (["--write-baseline"], "error: say which baseline to write"),
    ],
)  # fmt: skip
def test_wrong_flags(run: Run, write: Write, arguments: list[str], words: str) -> None:
    write("argmap.toml", "")
    write("a.arg", TWO)
    done = run("check", *arguments)
    assert (done.status, done.out) == (2, "")
    assert words.removeprefix("/") in done.stderr


# --- severity and exit status ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "arguments", "status"),
    [
        ("", [], 1),
        ("fail-on = 'error'", [], 1),
        ("severity.ARG101 = 'warning'", [], 1),
        ("severity.ARG101 = 'warning'\nfail-on = 'error'", [], 0),
        ("severity.ARG101 = 'info'", [], 0),
        ("severity.ARG101 = 'info'\nfail-on = 'info'", [], 1),
        ("fail-on = 'never'", [], 0),
        ("fail-on = 'never'", ["--fail-on", "error"], 1),
        ("", ["--severity", "unsupported-premise=info"], 0),
        ("", ["--fail-on", "never"], 0),
        ("", ["--exit-zero"], 0),
        ("", ["--exit-zero", "gone.arg"], 2),
    ],
)
def test_status(run: Run, write: Write, text: str, arguments: list[str], status: int) -> None:
    write("argmap.toml", f"select = ['ARG101']\n{text}\n")
    write("map.arg", WRONG)
    done = check(run, "map.arg", *arguments)
    assert done.status == status
    assert codes(done) == ["ARG101"]


def test_errors_of_the_text_fail_whatever_is_selected(run: Run, write: Write) -> None:
    write("map.arg", "thesis t: T.\n  premis: P.\n")
    done = check(run, "map.arg", "--select", "ARG302", "--severity", "ARG=info")
    assert (done.status, codes(done)) == (1, ["ARG002"])


# --- exclude ---------------------------------------------------------------------------------


def names(done: Outcome) -> list[str]:
    return [line.split(":")[0] for line in done.out.splitlines()]


def test_exclude(run: Run, write: Write) -> None:
    write(
        "argmap.toml", "select = ['ARG101']\nexclude = ['/drafts/', '*.old.arg', '!keep.old.arg']"
    )
    for name in ("a.arg", "drafts/b.arg", "x/drafts/c.arg", "x/d.old.arg", "x/keep.old.arg"):
        write(name, WRONG)
    kept = ["a.arg", "x/drafts/c.arg", "x/keep.old.arg"]
    assert names(check(run)) == kept
    assert names(check(run, "--exclude", "x/drafts")) == ["a.arg", "x/keep.old.arg"]
    # What is named is checked.
    assert names(check(run, "drafts")) == ["drafts/b.arg"]
    assert names(check(run, "drafts/b.arg", "x/d.old.arg")) == ["drafts/b.arg", "x/d.old.arg"]
    done = check(run, "--force-exclude", "drafts", "drafts/b.arg", "x/d.old.arg", "a.arg")
    assert names(done) == ["a.arg"]
    done = check(run, "--force-exclude", "x/d.old.arg")
    assert (done.status, done.stderr) == (0, "0 files checked: no findings\n")


def test_an_excluded_folder_is_not_entered(run: Run, write: Write) -> None:
    write("argmap.toml", "select = ['ARG101']\nexclude = ['/drafts/']")
    write("drafts/argmap.toml", "this is no TOML")
    write("drafts/a.arg", WRONG)
    write("b.arg", WRONG)
    assert names(check(run)) == ["b.arg"]


def test_a_configuration_that_counts_for_no_file_is_not_read(run: Run, write: Write) -> None:
    write("argmap.toml", "this is no TOML")
    write("sub/argmap.toml", "select = ['ARG101']\nexclude = ['old/']")
    write("sub/a.arg", WRONG)
    write("sub/old/a.arg", WRONG)
    assert names(check(run, "sub")) == ["sub/a.arg"]
    assert names(check(run, "sub/a.arg")) == ["sub/a.arg"]
    assert names(check(run, "sub/old")) == ["sub/old/a.arg"]
    assert check(run).status == 2


# --- forms -----------------------------------------------------------------------------------


def test_statistics(run: Run, write: Write) -> None:
    write("argmap.toml", BOTH)
    write("a.arg", TWO + "source t: T\nsource u: U\n")
    done = run("check", "--statistics")
    assert done.status == 1
    assert (
        done.out
        == "3  ARG302  unused-source        warning\n1  ARG101  unsupported-premise  error\n"
    )
    done = run("check", "--statistics", "--output-format", "json")
    assert json.loads(done.out) == [
        {"code": "ARG302", "name": "unused-source", "severity": "warning", "count": 3},
        {"code": "ARG101", "name": "unsupported-premise", "severity": "error", "count": 1},
    ]


def test_statistics_have_no_form_for_services(run: Run, write: Write) -> None:
    write("a.arg", TWO)
    done = run("check", "--statistics", "--output-format", "sarif")
    assert (done.status, done.out) == (2, "")
    assert done.stderr == "error: --statistics cannot be printed as sarif: take full or json\n"


def test_quiet(run: Run, write: Write) -> None:
    write("a.arg", WRONG)
    done = check(run, "-q", "a.arg", "gone.arg", "--select", "ARG101")
    assert (done.status, codes(done)) == (2, ["ARG101"])
    assert done.stderr == "error: gone.arg: there is no such file or folder\n"


def test_into_a_file(run: Run, write: Write) -> None:
    write("a.arg", WRONG)
    written = Path("out.txt")
    for arguments in (["full"], ["concise"], ["json"]):
        printed = run("check", "a.arg", "--output-format", *arguments)
        done = run("check", "a.arg", "--output-format", *arguments, "-o", "out.txt", tty=True)
        assert (done.status, done.out) == (1, "")
        assert written.read_bytes() == printed.stdout
    assert run("check", "a.arg", "-o", "-").stdout == run("check", "a.arg").stdout


def test_never_onto_what_was_read(run: Run, write: Write) -> None:
    write("common.arg", "claim c: C.\n  assumption: A.\n")
    write("a.arg", "include: common.arg\nthesis t: T.\n  premise c\n")
    write("argmap.toml", "baseline = 'known.json'")
    assert run("check", "a.arg", "--write-baseline").status == 0
    before = {path: path.read_bytes() for path in Path().iterdir()}
    for name in ("a.arg", "./a.arg", "common.arg", "argmap.toml", "known.json"):
        done = run("check", "a.arg", "-o", name)
        assert done.status == 2
        assert "this file was read for the check" in done.stderr
    assert {path: path.read_bytes() for path in Path().iterdir()} == before
    done = run("check", "a.arg", "-o", "no/such/folder.txt")
    assert (done.status, done.stderr) == (
        2, "error: no/such/folder.txt: No such file or directory\n"
    )  # fmt: skip


# --- baselines -------------------------------------------------------------------------------


def test_adopting_the_checker(run: Run, write: Write) -> None:
    write("argmap.toml", BOTH + "baseline = 'known.json'\n")
    write("maps/a.arg", TWO)
    done = check(run)
    assert done.status == 2
    assert "known.json: there is no such baseline; write it with --write-baseline" in done.stderr
    done = check(run, "--write-baseline")
    assert (done.status, done.out) == (0, "")
    assert done.stderr == ("wrote known.json: 2 findings (2 new)\n1 file checked: no findings\n")
    done = check(run)
    assert (done.status, done.out) == (0, "")
    assert done.stderr == "1 file checked: no findings\n2 findings known from known.json\n"
    # Only what is new fails, from any folder.
    write("maps/a.arg", f"# more\n\n{TWO}thesis u: U.\n  premise: New.\n")
    done = check(run)
    assert (done.status, names(done)) == (1, ["maps/a.arg"])
    assert done.out.startswith("maps/a.arg:7:3: ARG101 ")
    write("maps/a.arg", WRONG)
    done = check(run, "maps/a.arg")
    assert (done.status, done.out) == (0, "")
    assert done.stderr == (
        "1 file checked: no findings\n"
        "1 finding known from known.json\n"
        "note: 1 finding in known.json no longer fires:\n"
        "  maps/a.arg: ARG302: source s: S\n"
        "  take them out with --write-baseline\n"
    )
    done = check(run, "--write-baseline")
    assert done.stderr.startswith("wrote known.json: 1 finding (1 gone)\n")
    assert "ARG302" not in Path("known.json").read_text("utf-8")
    assert check(run, "-q").stderr == ""


def test_errors_of_the_text_go_into_no_baseline(run: Run, write: Write) -> None:
    write("a.arg", "thesis t: T.\n  premis: P.\n")
    done = check(run, "--baseline", "known.json", "--write-baseline", "--select", "ARG101")
    assert (done.status, codes(done)) == (1, ["ARG002"])
    assert done.stderr == (
        "wrote known.json: 0 findings\n"
        "note: errors of the text go into no baseline; mend them\n"
        "1 file checked: 1 error\n"
    )
    assert check(run, "--baseline", "known.json", "a.arg").status == 1


def test_a_baseline_is_not_written_when_something_could_not_be_read(run: Run, write: Write) -> None:
    write("a.arg", WRONG)
    done = check(run, "--baseline", "known.json", "--write-baseline", "a.arg", "gone.arg")
    assert done.status == 2
    assert "the baseline is left as it is: not everything could be checked" in done.stderr
    assert not Path("known.json").exists()


@pytest.mark.parametrize("content", ["{}", "not JSON", '{"version": 2, "findings": {}}'])
def test_what_is_no_baseline_is_not_written_over(run: Run, write: Write, content: str) -> None:
    write("a.arg", WRONG)
    write("package.json", content)
    for arguments in ([], ["--write-baseline"]):
        done = check(run, "--baseline", "package.json", *arguments)
        assert (done.status, done.out) == (2, "")
        assert "package.json: this" in done.stderr
        assert Path("package.json").read_text("utf-8") == content


def test_each_project_has_its_own_baseline(run: Run, write: Write) -> None:
    for name in ("one", "two"):
        write(f"{name}/argmap.toml", BOTH + f"baseline = '{name}.json'")
        write(f"{name}/a.arg", TWO)
    write("three/a.arg", TWO)
    done = check(run, "--write-baseline")
    assert (done.status, set(names(done))) == (1, {"three/a.arg"})
    done = check(run)
    assert set(names(done)) == {"three/a.arg"}
    one = json.loads(Path("one/one.json").read_text("utf-8"))
    two = json.loads(Path("two/two.json").read_text("utf-8"))
    assert one == two
    assert list(one["findings"]) == ["a.arg"]
