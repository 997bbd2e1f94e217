"""Where keys and values of TOML stand: compared with what tomllib reads there."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.checking.configuration.places import find_places

ROOT = Path(__file__).parents[3]

TEXTS = {
    "plain": 'a = 1\n  b = "x" # a comment = "no"\nc = true',
    "dotted": 'a.b . "c d".e = 1\na.b.f = 2\n',
    "quoted": '"a.b" = 1\n\'c"d\' = 2\n"t\\u0065st\\t" = 3\n"" = 4\n',
    "tables": "[a]\nb = 1\n[ a . c ] # [no]\nd = 2\n['x y']\nz = 3\n",
    "arrays of tables": "[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3\n[[a.e]]\n[[a.e]]\nf = 1\n",
    "arrays": 'a = [ "x", \n # a comment, "no"\n\t[1, 2,],\n "y" , # ]\n]\nb = []\n',
    "inline tables": 'a = { b = 1, "c" = { d.e = "x" }, f = [{ g = 1 }, {}] }\nh = {}\n',
    "strings": 'a = "\\"] # \\\\"\nb = \'\\\'\nc = """\n"x" = 1\\"""\n""y"""""\n'
    "d = '''\n[no]\n''x'''''\ne = \"\"\nf = ''\n",
    "bare": "a = 1979-05-27 07:32:00 # no\nb = -1_000.5e3\nc = [inf, 07:32:00]\nd = 0xff\n",
    "windows": 'a = 1\r\n[b]\r\nc = [\r\n"x",\r\n]\r\n',
    "empty": "",
    "a comment": "# nothing",
}


def leaves(data: Any, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], Any]:
    """Give what is neither a table nor an array of tables, by its path."""
    if isinstance(data, dict):
        items = list(data.items())
    elif isinstance(data, list):
        items = list(enumerate(data))
    else:
        return {path: data}
    found: dict[tuple[str | int, ...], Any] = {}
    for key, value in items:
        found |= leaves(value, (*path, key))
    return found


def check_places(text: str) -> None:
    places = find_places(text)
    expected = leaves(tomllib.loads(text))
    for path, value in expected.items():
        place = places[path]
        written = text[slice(*place.value)]
        assert written == written.strip()
        assert tomllib.loads(f"value = {written}")["value"] == value
        if isinstance(path[-1], str):
            key = text[slice(*place.key)]
            assert tomllib.loads(f"{key} = 1") == {path[-1]: 1}
    # Every table has a place as well.
    for path in expected:
        assert all(path[:length] in places for length in range(1, len(path)))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_keys_and_values(text: str) -> None:
    check_places(text)


def test_the_configuration_of_a_real_project() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    check_places(text)
    place = find_places(text)["tool", "ruff", "line-length"]
    assert text[slice(*place.key)] == "line-length"
    assert text[slice(*place.value)] == "100"


def test_a_table_has_the_place_of_its_header() -> None:
    text = "[x]\n[tool.'argmap'] # here\n"
    place = find_places(text)["tool", "argmap"]
    assert text[slice(*place.key)] == "'argmap'"


def quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def inline(items: dict[str, str]) -> str:
    return f"{{{', '.join(f'{quoted(key)} = {value}' for key, value in items.items())}}}"


words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)
values = st.recursive(
    st.integers(-9, 9).map(str) | words.map(quoted) | st.just("'#]'"),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(words, inner, max_size=3).map(inline)
    ),
    max_leaves=6,
)


@given(st.dictionaries(words, values, max_size=4), st.dictionaries(words, values, max_size=3))
def test_any_document(top: dict[str, str], table: dict[str, str]) -> None:
    lines = [f"{quoted(key)} = {value}" for key, value in top.items()]
    lines += ["[a-table-of-its-own]"]
    lines += [f"{quoted(key)}={value} # {key}" for key, value in table.items()]
    check_places("\n".join(lines))


def test_in_linear_time() -> None:
    text = "a = [" + '"x", # "\n' * 100_000 + "]\n" + "# \n" * 100_000
    assert len(find_places(text)) == 100_001
