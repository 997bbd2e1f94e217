"""Baselines: what is new, what is known, what is gone; and files that are none."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import argmap
from argmap.checking.baseline import (
    Baseline,
    BaselineError,
    Compared,
    read_baseline,
    write_baseline,
)

CODES = frozenset({"ARG101", "ARG102", "ARG103", "ARG201"})
TEXT = "thesis t: T.\n  premise: P.\n  premise: Q.\n  objection: O.\n"


def compare(baseline: Baseline, *paths: Path, codes: frozenset[str] = CODES) -> Compared:
    findings = []
    ran = []
    for path in paths:
        loaded = argmap.load(path)
        findings += [each for each in argmap.check(loaded) if each.code in codes or
                     each.code < "ARG100"]  # fmt: skip
        ran.append((loaded.main.source, codes))
    return baseline.compare(findings, ran)


def adopted(folder: Path, *paths: Path) -> Baseline:
    path = folder / "known.json"
    write_baseline(path, compare(Baseline(path), *paths).entries)
    return read_baseline(path)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def told(compared: Compared) -> list[tuple[str, str]]:
    return [(finding.code, finding.span.text) for finding in compared.new]


def test_only_what_is_new_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a" / "map.arg", TEXT)
    baseline = adopted(tmp_path, path)
    compared = compare(baseline, path)
    assert (told(compared), compared.gone) == ([], ())
    assert compared.known == len(baseline.entries) >= 4
    write(path, "# moved\n\n" + TEXT + "  premise: New.\n")
    assert told(compare(baseline, path)) == [("ARG101", "premise: New.")]


def test_what_is_gone_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "map.arg", TEXT)
    baseline = adopted(tmp_path, path)
    write(path, TEXT.replace("  premise: Q.\n", ""))
    (entry,) = compare(baseline, path).gone
    assert (entry.file, entry.code, entry.text) == ("map.arg", "ARG101", "premise: Q.")
    after = compare(baseline, path)
    assert entry not in after.entries
    assert len(after.entries) == len(baseline.entries) - 1


def test_nothing_is_said_of_what_was_not_looked_at(tmp_path: Path) -> None:
    a, b = (write(tmp_path / f"{name}.arg", TEXT) for name in "ab")
    baseline = adopted(tmp_path, a, b)
    write(b, "thesis t: T.\n  assumption: A.\n")
    # Another file, or another rule:
    for compared in (compare(baseline, a), compare(baseline, b, codes=frozenset({"ARG302"}))):
        assert compared.gone == ()
        assert compared.entries == baseline.entries
    assert {entry.file for entry in compare(baseline, a, b).gone} == {"b.arg"}
    b.unlink()
    assert {entry.file for entry in compare(baseline, a).gone} == {"b.arg"}


def test_errors_of_the_text_are_always_new(tmp_path: Path) -> None:
    path = write(tmp_path / "map.arg", TEXT + "  premis: R.\n")
    baseline = adopted(tmp_path, path)
    assert all(entry.code >= "ARG100" for entry in baseline.entries)
    assert told(compare(baseline, path)) == [("ARG002", "premis")]


def test_of_equal_findings_one_more_is_new(tmp_path: Path) -> None:
    path = write(tmp_path / "map.arg", TEXT)
    baseline = adopted(tmp_path, path)
    write(path, TEXT + "  premise: P.\n")
    assert ("ARG101", "premise: P.") in told(compare(baseline, path))


def test_the_file_is_stable_sorted_and_readable(tmp_path: Path) -> None:
    a = write(tmp_path / "maps" / "a.arg", TEXT)
    b = write(tmp_path / "b.arg", "thesis t: T.\n  premise: " + "long " * 50 + "\n")
    one = adopted(tmp_path, a, b)
    content = one.path.read_bytes()
    assert adopted(tmp_path, b, a).path.read_bytes() == content
    data = json.loads(content)
    assert list(data["findings"]) == ["b.arg", "maps/a.arg"]
    (entry,) = data["findings"]["b.arg"]
    assert (entry["code"], entry["name"]) == ("ARG101", "unsupported-premise")
    assert len(entry["text"]) == 80
    assert entry["text"].startswith("premise: long long")
    assert [found["code"] for found in data["findings"]["maps/a.arg"]] == sorted(
        found["code"] for found in data["findings"]["maps/a.arg"]
    )
    assert content.endswith(b"}\n")
    assert tmp_path.as_posix().encode() not in content


def test_it_can_move_with_its_folder(tmp_path: Path) -> None:
    path = write(tmp_path / "one" / "maps" / "map.arg", TEXT)
    adopted(tmp_path / "one", path)
    (tmp_path / "one").rename(tmp_path / "two")
    moved = read_baseline(tmp_path / "two" / "known.json")
    assert told(compare(moved, tmp_path / "two" / "maps" / "map.arg")) == []


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "known.json")
    (tmp_path / "link.json").symlink_to("/dev/zero")
    for name in ("known.json", "link.json"):
        with pytest.raises(BaselineError, match="a baseline has to be a regular file"):
            read_baseline(tmp_path / name)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "this baseline is damaged: it is no JSON"),
        ("{", "this baseline is damaged: it is no JSON"),
        ("[" * 100_000, "this baseline is damaged: it is no JSON"),
        (b"\xff\xfe\x00", "this baseline is damaged: it is no JSON"),
        ("[]", "this is no baseline of argmap: it has no version"),
        ('{"name": "package"}', "this is no baseline of argmap: it has no version"),
        ('{"version": true}', "this is no baseline of argmap: it has no version"),
        ('{"version": 99, "findings": {}}', "it is from a newer argmap"),
        ('{"version": 1}', "this baseline is damaged; "),
        ('{"version": 1, "findings": []}', "this baseline is damaged; "),
        ('{"version": 1, "findings": {"a": [{}]}}', "this baseline is damaged; "),
        ('{"version": 1, "findings": {"a": [3]}}', "this baseline is damaged; "),
        ('{"version": 1, "findings": {"a": 3}}', "this baseline is damaged; "),
        ('{"version": 1, "findings": {"a": [{"code": 1, "text": "", "fingerprint": ""}]}}',
         "this baseline is damaged; "),
    ],
)  # fmt: skip
def test_what_is_no_baseline(tmp_path: Path, content: str | bytes, message: str) -> None:
    path = tmp_path / "known.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BaselineError) as caught:
        read_baseline(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_baseline_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="write it with --write-baseline"):
        read_baseline(tmp_path / "gone.json")
    with pytest.raises(BaselineError, match="Is a directory"):
        read_baseline(tmp_path)
