"""Links that lead to a site, in a form that every reader of files takes."""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

# Word calls a file with a longer link damaged.
_LONGEST_LINK = 2000


def web_address(link: str) -> str | None:
    """Give a link in the form that every reader of files takes, or None where there is none.

    Only ``http`` and ``https`` links to a named host pass. Letters that an address may not hold
    are percent-encoded; one link that is not an address makes Word refuse the whole file.
    """
    if len(link) > _LONGEST_LINK:
        return None
    try:
        parts = urlsplit(link.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        return None
    if not all(letter.isalnum() or letter in "-._" for letter in host):
        return None
    place = host if port is None else f"{host}:{port}"
    try:
        address = urlunsplit(
            (
                parts.scheme,
                place,
                _encoded(parts.path, "/:@!$&'()*+,;=~"),
                _encoded(parts.query, "/?:@!$&'()*+,;=~"),
                _encoded(parts.fragment, "/?:@!$&'()*+,;=~"),
            )
        )
    except UnicodeEncodeError:
        return None
    return address if len(address) <= _LONGEST_LINK else None


def _encoded(text: str, allowed: str) -> str:
    """Percent-encode a part of an address, leaving what is already encoded."""
    pieces = text.split("%")
    encoded = quote(pieces[0], safe=allowed)
    for piece in pieces[1:]:
        known = len(piece) >= 2 and all(letter in "0123456789abcdefABCDEF" for letter in piece[:2])
        encoded += ("%" if known else "%25") + quote(piece, safe=allowed)
    return encoded
