"""Documents that use every part and every look."""

from __future__ import annotations

import struct
import zlib

from argmap.briefing.document import (
    Document,
    Figure,
    Heading,
    Listing,
    Look,
    NoteLines,
    Paragraph,
    Part,
    Run,
    Setting,
    Table,
)

HOSTILE = (
    '#import "x.typ" $x^2$ *_bold_* <tag> & \\u{41} `raw` @ref //comment {=html} %d ]]> '
    "\x00\x07\x1b[31m\x9b\ufffe \u202eevil\u202c \ud800 tab\there\nnext \u2028 = + - / [a](b) ~"
)


def png(width: int, height: int) -> bytes:
    """Make a PNG of one grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = b"".join(b"\x00" + b"\xdd" * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def svg(width: int, height: int) -> bytes:
    """Make an SVG with a box and words in it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="#ddd"/>'
        '<text x="20" y="40" font-family="Liberation Sans" font-size="20">Words drawn</text></svg>'
    ).encode()


def runs(*given: Run | str) -> tuple[Run, ...]:
    """Make runs; a text is a plain one."""
    return tuple(Run(one) if isinstance(one, str) else one for one in given)


def heading(level: int, text: str, anchor: str | None = None, *, new_page: bool = False) -> Heading:
    return Heading(level, runs(text), anchor, new_page)


def block(number: int, status: Look = Look.BAD, word: str = "UNANSWERED") -> list[Part]:
    """Make what a brief says of an objection."""
    return [
        heading(3, f"{number}. AT: Most of it comes from buses and vans", f"at-{number}"),
        Paragraph(
            runs(
                Run(word, status),
                "  ",
                Run("buses, map.arg:8:3 · hits ", Look.FAINT),
                Run("air", Look.FAINT, "#answers"),
                Run(" · the thesis falls if it stands", Look.FAINT),
            ),
            Setting.STATUS,
        ),
        Paragraph(runs(Run("They say. ", Look.STRONG), "Most of it comes from buses and vans.")),
        heading(4, "Buses and vans make up a quarter of it"),
        Paragraph(
            runs(
                "Dana ",
                Run("Okafor", Look.CITE),
                ", traffic engineer, 3 May ",
                Run("2025", Look.CITE),
                ", “Traffic count”, p. 9, ",
                Run("https://example.org/count", Look.PLAIN, "https://example.org/count"),
            ),
            Setting.CITE,
        ),
        Paragraph(
            runs(
                Run(
                    "“Buses and vans together made up 24 percent of the nitrogen dioxide that the "
                    "station at Market Street measured on working days; cars made up 61 percent, "
                    "and the rest came from heating and from the ring road, which lies upwind.”",
                    Look.QUOTE,
                )
            ),
            Setting.CARD,
        ),
        Listing(
            runs_of("First, the count is by vehicle.", "Second, the count was on working days."),
            numbered=True,
        ),
        Paragraph(runs(Run("If they press: ", Look.STRONG), "the count is old."), indent=1),
        Paragraph(runs("It is from last year, and nothing has changed."), indent=2),
        NoteLines(3),
    ]


def runs_of(*texts: str) -> tuple[tuple[Run, ...], ...]:
    return tuple(runs(text) for text in texts)


def sample(blocks: int = 3, *, figure: bool = True) -> Document:
    """Make a brief of some blocks, with every part and every look in it."""
    parts: list[Part] = [
        heading(1, "The case", "case"),
        Paragraph(
            runs(
                "The city should close its centre to private cars. ",
                Run("STANDS", Look.GOOD),
                " by its two pillars.",
            ),
            Setting.LEAD,
        ),
        Paragraph(
            runs("Answered ", Run("2 of 3", Look.STRONG), " ", Run("WITHOUT EVIDENCE", Look.WARN)),
            Setting.STATUS,
        ),
        heading(2, "Drop list"),
        Listing(
            (
                runs("Most of it comes ", Run("from buses", Look.PLAIN, "#at-1"), " and vans."),
                runs("Shops lose trade. ", Run("1 of 4", Look.FAINT)),
            )
        ),
        Table(
            runs_of("Point", "What it holds", "Status"),
            (
                (runs("air"), runs("Air breaks the limits."), runs(Run("STANDS", Look.GOOD))),
                (runs("space"), runs("Streets have room."), runs(Run("OPEN", Look.WARN))),
                (runs("shops"), runs("Shops lose trade."), runs(Run("FALLS", Look.BAD))),
            ),
            (0.15, 0.65, 0.2),
        ),
        Paragraph(runs("Read aloud in 6 minutes at 180 words a minute."), Setting.SMALL),
        heading(1, "Answers", "answers", new_page=True),
        heading(2, "Air in the centre breaks the legal limits"),
    ]
    statuses = [
        (Look.BAD, "UNANSWERED"),
        (Look.WARN, "ANSWERED WITHOUT EVIDENCE"),
        (Look.GOOD, "ANSWERED"),
    ]
    for number in range(1, blocks + 1):
        parts += block(number, *statuses[number % 3])
    if figure:
        parts.append(heading(1, "The map"))
        parts.append(
            Figure(svg(800, 600), png(800, 600), "A map of 5 claims.", "The map, with verdicts.")
        )
        parts.append(
            Figure(
                svg(1200, 700),
                png(1200, 700),
                "A wide map.",
                "The map on its side.",
                landscape=True,
            )
        )
    parts.append(heading(1, "Sources", "sources"))
    parts.append(Listing(runs_of("City Council. Traffic count. 2025.")))
    return Document(
        "Cars in the centre",
        tuple(parts),
        subtitle="Brief for the side that defends it",
        author="Ada Example",
        running="Cars in the centre · pro",
    )


def hostile() -> Document:
    """Make a document in which every text wants to be more than a text."""
    line = runs(
        HOSTILE,
        Run(HOSTILE, Look.BAD, "javascript:alert(1)"),
        Run("odd", Look.GOOD, 'https://example.org/a b"><x>?q=ü#z'),
        Run("broken", Look.CITE, "http://[oops"),
        Run("away", Look.FAINT, "#nowhere"),
        Run("here", Look.QUOTE, "#odd-1"),
        Run("W" * 300, Look.STRONG),
    )
    return Document(
        HOSTILE,
        (
            Heading(1, line, "odd-1"),
            Heading(9, line, "odd-1"),
            *(Paragraph(line, setting, 40) for setting in Setting),
            Listing((line, (), runs("ة العربية שלום", "日本語 中文 한국어 🎉")), indent=2),
            Listing((), numbered=True),
            Table((line, ()), ((line, runs("العربية")), ((), ())), (0.9, 0.1)),
            NoteLines(0),
            Paragraph(()),
            Heading(1, runs("العربية في العنوان"), "odd-2"),
            Paragraph(runs("العربية في النص ", Run("WARN", Look.WARN))),
            Figure(svg(5000, 10), png(50, 10), HOSTILE, HOSTILE),
        ),
        subtitle=HOSTILE,
        author=HOSTILE,
        language="../../x",
        running=HOSTILE,
    )
