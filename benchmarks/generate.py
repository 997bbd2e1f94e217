"""Generate argument maps of any size: the same size, shape and seed give the same text.

The maps have no error by construction. They use all words of the language in the mix of a map
written by hand: most statements are short, some are wrapped; most evidence cites a source; some
reasons are linked, some are mentioned in several places; some steps are undercut. No two
statements have the same text.

    python benchmarks/generate.py --size 10000 --seed 1 > map.arg
"""

from __future__ import annotations

import argparse
import random
import sys

import attrs

_WIDTH = 88
_ROOT_SIZE = 400


def _list(words: str) -> list[str]:
    return words.replace("\n", "|").split("|")


_SUBJECTS = _list(
    """the city|a new tram line|the county court|every second shop|the older harbour
the minister|a careful reader|the long contract|public trust|the second survey|local trade
a slower train|the winter market|the school board|the northern bridge|an open ledger|the union
a lower tax|the river|private traffic|the last government|a night bus|the empty hospital
the museum|a shorter week|die Brücke von Köln|une école élémentaire|городской совет|東京の地下鉄"""
)
_VERBS = _list(
    """lowers|raises|explains|contradicts|depends on|pays for|outlives|weakens|protects
replaces|hides|follows from|costs more than|was measured against|does not touch|doubles|supports"""
)
_OBJECTS = _list(
    """the price of bread|what people remember|a fair hearing|the risk of flooding
half of the jobs|the noise at night|a third of the budget|clean air|what was promised in spring
the distance to work|an honest count|the value of old houses|trade with the islands
the time that children spend outdoors|the work of volunteers|its own cause|the rule of law"""
)
_TAILS = _list(
    """in most years|where it was tried|as far as anybody knows|at least for now
when the weather is bad|in each town of the region|for those who rent|despite the earlier reports
and nobody has shown otherwise|by the figures of the office itself|even after the reform
because the two have the same origin|as the note in the margin says|on any reading of the law"""
)
_PLACES = _list(
    """Bern|Łódź|Porto|Århus|Cork|Graz|Oulu|Turin|Nantes|Leiden|Split|Tartu|Kassel|Bilbao|Malmö
York|Gdańsk|Basel|Ghent|Brno"""
)
_YEARS = range(1975, 2026)
_SURNAMES = _list(
    """Abara|Bianchi|Çelik|Dvořák|Eriksen|Fontaine|Grünwald|Haddad|Ivanova|Jones|Kim
Łukasik|Moreau|Nakamura|Okafor|Peña"""
)
_PUBLISHERS = _list(
    "City Council|Daily Courier|Harbour Press|Institute of Roads|Office of Statistics"
)
_SCHEMES = _list(
    "analogy|cause-to-effect|positive-consequences|example|exceptional-case|expert-opinion|sign"
)
_SOURCE_KINDS = _list("report|news|data|document|book|study|testimony|anonymous")
_TAGS = _list("costs|health|history|law|traffic|trade")

# A continuation line that begins with one of these could be read as a line of its own.
_WORDS_OF_THE_LANGUAGE = frozenset(
    _list(
        """thesis|claim|premise|evidence|assumption|and|objection|rebuttal|undercut|warrant|source
label|by|quote|note|tags|scheme|weight|status|title|question|author|date|language|abstract
include|bibliography|burden|publisher|url|kind|via|file"""
    )
)

_REASONS = ("premise", "evidence", "assumption")
_ATTACKED = ("objection", "undercut", "rebuttal")


@attrs.define
class _Node:
    """A statement whose children are still being written."""

    word: str
    depth: int
    children_left: int
    may_mention_claims: bool
    spine: bool
    last_child: str = ""
    used_ids: set[str] = attrs.field(factory=set)


@attrs.define
class _Generator:
    size: int
    depth: int
    branching: float
    random: random.Random
    step: int
    lines: list[str] = attrs.field(factory=list)
    written: int = 0
    ids: int = 0
    sources: list[str] = attrs.field(factory=list)
    leaves: list[str] = attrs.field(factory=list)
    claims: list[str] = attrs.field(factory=list)
    promised: list[str] = attrs.field(factory=list)
    texts: set[str] = attrs.field(factory=set)

    def generate(self) -> str:
        self._header()
        self._sources()
        open_nodes: list[_Node] = []
        root_end = 0
        # Every promise costs a statement at the end.
        while self.written + len(self.promised) < self.size:
            if open_nodes and (open_nodes[-1].children_left <= 0 or self.written >= root_end):
                open_nodes.pop()
                continue
            if not open_nodes:
                root_end = self.written + max(_ROOT_SIZE, self.depth)
                open_nodes.append(self._root())
                continue
            node = self._child(open_nodes[-1])
            if node is not None:
                open_nodes.append(node)
        for name in self.promised:
            self._blank()
            self._statement("claim", 0, name, citation=False)
        return "\n".join(self.lines) + "\n"

    # --- the parts of a file -----------------------------------------------------------------

    def _header(self) -> None:
        subject = self._one(_SUBJECTS)
        self.lines += [
            f"title: What {subject} owes to {self._one(_OBJECTS)}",
            f"question: Should {subject} change?",
            "author: A. Writer",
            "date: 2026-05-02",
            "language: en",
        ]
        self._block("", "abstract: ", self._sentences(3))
        self.lines += ["burden: presume", ""]

    def _sources(self) -> None:
        for number in range(max(3, self.size // 40)):
            key = f"{self._one(_SURNAMES).lower()}{1990 + number % 37}-{number}"
            author = f"{self.random.choice('ABCDEFG')}. {self._one(_SURNAMES)}"
            self._block("", f"source {key}: ", f"{author}, {self._sentence()}")
            fields = {
                "author": author,
                "title": self._sentence(),
                "publisher": self._one(_PUBLISHERS),
                "date": self.random.choice(["2024", "2025-11", "2026-02-28"]),
                "url": f"https://example.org/{number}?page=1#top",
                "kind": self._one(_SOURCE_KINDS),
                "status": "contested",
                "note": self._sentences(2),
            }
            for name, value in fields.items():
                if self._chance(0.05 if name in ("status", "note") else 0.4):
                    self._block("  ", f"{name}: ", value)
            if self.sources and self._chance(0.05):
                self.lines.append(f"  via: {self.random.choice(self.sources)}")
            self.sources.append(key)

    def _root(self) -> _Node:
        self._blank()
        if self._chance(0.5):
            self.lines.append(f"# {self._sentence()}")
        word = "thesis" if self.written == 0 or self._chance(0.5) else "claim"
        name = self._new_id("root")
        self._statement(word, 0, name, citation=False)
        if word == "claim":
            self.claims.append(name)
        # Support that runs in a circle is an error: below a claim only leaves are mentioned.
        return _Node(word, 0, self._number_of_children() + 2, word == "thesis", spine=True)

    def _child(self, parent: _Node) -> _Node | None:
        """Write one child; give it back where it will have children."""
        parent.children_left -= 1
        depth = parent.depth + 1
        if depth == 1 and self._chance(0.7):
            self._blank()
        if self._chance(0.02):
            self.lines.append(f"{self._indent(depth)}# {self._sentence()}")
        word = self._word(parent)
        parent.last_child = word
        may_be_mentioned = word in ("premise", "objection", "rebuttal", "and")
        # What is mentioned has nothing below it: the spine would end there.
        if may_be_mentioned and not parent.spine and self._chance(0.04):
            mentioned = self._mentionable(parent)
            if mentioned is not None:
                self._mention(word, depth, mentioned)
                return None
        spine, parent.spine = parent.spine, False
        has_children = (
            depth < self.depth
            and word not in ("evidence", "warrant")
            and (spine or self._chance(0.45))
        )
        name = self._name(parent, leaf=not has_children)
        # With these shares there are as many findings as in a map written by hand: one for every
        # third statement.
        cited = 1.0 if word == "evidence" else 0.15 if has_children else 0.6
        self._statement(word, depth, name, citation=self._chance(cited))
        if has_children:
            children = self._number_of_children()
            return _Node(word, depth, children, parent.may_mention_claims, spine)
        return None

    def _word(self, parent: _Node) -> str:
        if parent.spine:
            return "rebuttal" if parent.word in _ATTACKED else "premise"
        # Nothing is joined to a warrant: it is itself joined to the step above it.
        joinable = parent.last_child not in ("", "warrant")
        if joinable and self._chance(0.12):
            return "and"
        if parent.depth > 0 and self._chance(0.12):
            return self.random.choice(["undercut", "warrant"])
        if parent.word in _ATTACKED and self._chance(0.6):
            return "rebuttal"
        if self._chance(0.25):
            return "objection"
        return self.random.choices(_REASONS, weights=(5, 4, 1))[0]

    # --- ids and mentions --------------------------------------------------------------------

    def _new_id(self, stem: str) -> str:
        self.ids += 1
        return f"{stem}-{self.ids}"

    def _name(self, parent: _Node, *, leaf: bool) -> str | None:
        if leaf and self.promised and self._chance(0.5):
            for at, name in enumerate(self.promised[:4]):
                if name not in parent.used_ids:
                    parent.used_ids.add(name)
                    del self.promised[at]
                    return name
        if not self._chance(0.3):
            return None
        name = self._new_id(self.random.choice(["air", "cost", "größe", "s.1", "law_2"]))
        parent.used_ids.add(name)
        if leaf:
            self.leaves.append(name)
        return name

    def _mentionable(self, parent: _Node) -> str | None:
        if self._chance(0.2) and self._has_room():
            name = self._new_id("later")
            self.promised.append(name)
            parent.used_ids.add(name)
            return name
        among = self.claims if parent.may_mention_claims and self._chance(0.2) else self.leaves
        if not among:
            return None
        # Late ones are more likely: a writer refers to what is near.
        name = among[-1 - int((self.random.random() ** 3) * len(among))]
        if name in parent.used_ids:
            return None
        parent.used_ids.add(name)
        return name

    def _mention(self, word: str, depth: int, name: str) -> None:
        below = self._indent(depth + 1)
        self.lines.append(f"{self._indent(depth)}{word} {name}")
        self.written += 1
        if word != "and" and self._chance(0.2):
            self.lines.append(f"{below}scheme: {self._one(_SCHEMES)}")
        if self._chance(0.1):
            self._block(below, "note: ", self._sentence())
        if self._chance(0.2) and depth < self.depth and self._has_room():
            # About this step alone, not about the statement that is mentioned.
            self._statement("undercut", depth + 1, None, citation=self._chance(0.3))

    def _has_room(self) -> bool:
        return self.written + len(self.promised) + 2 < self.size

    # --- lines -------------------------------------------------------------------------------

    def _statement(self, word: str, depth: int, name: str | None, *, citation: bool) -> None:
        number = self.random.choices((1, 2, 4), weights=(80, 15, 5))[0]
        text = self._sentences(number)
        # There are a hundred million sentences, so that hardly any is drawn twice.
        while text in self.texts:
            text = self._sentences(number)
        self.texts.add(text)
        if citation:
            text = f"{text} {self._citation()}"
        indent = self._indent(depth)
        self._block(indent, f"{word} {name}: " if name else f"{word}: ", text)
        self.written += 1
        fields = {
            "label": (0.05, f"{self._one(_OBJECTS)}"),
            "by": (0.05, f"Dr {self._one(_SURNAMES)}"),
            "note": (0.03, self._sentences(2)),
            "tags": (0.03, ", ".join(self.random.sample(_TAGS, 2))),
            "weight": (0.03, f"{self.random.randint(0, 10) / 10}"),
            "status": (0.02, self.random.choice(["given", "open"])),
        }
        if citation:
            fields["quote"] = (0.2, self._sentence())
        if word in (*_REASONS, *_ATTACKED):
            fields["scheme"] = (0.06, self._one(_SCHEMES))
        for field, (share, value) in fields.items():
            if self._chance(share):
                self._block(self._indent(depth + 1), f"{field}: ", value)

    def _block(self, indent: str, start: str, text: str) -> None:
        """Write a text, wrapped where it is long."""
        width = max(50, _WIDTH - len(indent))
        line = start
        prefix = indent
        words = text.split(" ")
        for at, word in enumerate(words):
            fits = len(line) + len(word) <= width
            if fits or line == start or word in _WORDS_OF_THE_LANGUAGE or words[at - 1][:2] == "[@":
                line = f"{line}{word} "
                continue
            self.lines.append(f"{prefix}{line.rstrip()}")
            prefix = f"{indent}    "
            line = f"{word} "
        self.lines.append(f"{prefix}{line.rstrip()}")

    def _blank(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def _indent(self, depth: int) -> str:
        return " " * (self.step * depth)

    def _citation(self) -> str:
        source = self.random.choice(self.sources)
        form = self.random.random()
        if form < 0.5:
            return f"[@{source}]"
        if form < 0.9:
            return f"[@{source}, p. {self.random.randint(1, 400)}]"
        return f"[@{source}, ch. 2; @{self.random.choice(self.sources)}]"

    def _sentences(self, number: int) -> str:
        return " ".join(self._sentence() for _ in range(number))

    def _sentence(self) -> str:
        words = f"{self._one(_SUBJECTS)} {self._one(_VERBS)} {self._one(_OBJECTS)}"
        if self._chance(0.5):
            words += f" in {self._one(_PLACES)}"
        if self._chance(0.4):
            words += f" in {self.random.choice(_YEARS)}"
        if self._chance(0.15):
            words += f", {self._one(_TAILS)}"
        if self._chance(0.01):
            words += r", which \[@nobody] says"
        return f"{words[0].upper()}{words[1:]}."

    # --- chance ------------------------------------------------------------------------------

    def _one(self, words: list[str]) -> str:
        return self.random.choice(words)

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

    def _number_of_children(self) -> int:
        return max(1, round(self.random.expovariate(1 / self.branching)))


def generate(
    size: int, seed: int = 1, depth: int = 7, branching: float = 3.0, step: int = 2
) -> str:
    """Generate the text of a map.

    Args:
        size: The number of statements, mentions among them; at least 1.
        seed: Another seed, another map.
        depth: How deep statements are nested below their root at most; at least one is, where
            the size allows.
        branching: How many children a statement that has any has on average.
        step: The spaces of one level of indentation.

    Returns:
        A text without errors that ends with a line feed.
    """
    if size < 1 or depth < 1 or branching < 1 or step < 1:
        raise ValueError("size, depth, branching and step must be at least 1")
    # Not for secrets: the same seed must give the same map.
    chance = random.Random(f"{seed}")
    return _Generator(size, depth, branching, chance, step).generate()


def main() -> None:
    """Print a map."""
    parser = argparse.ArgumentParser(description="Generate an argument map.")
    parser.add_argument("--size", type=int, default=1000, help="number of statements")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--depth", type=int, default=7, help="deepest nesting below a root")
    parser.add_argument("--branching", type=float, default=3.0, help="mean number of children")
    parser.add_argument("--step", type=int, default=2, help="spaces of a level of indentation")
    options = parser.parse_args()
    try:
        text = generate(**vars(options))
    except ValueError as error:
        parser.error(str(error))
    sys.stdout.buffer.write(text.encode())


if __name__ == "__main__":
    main()
