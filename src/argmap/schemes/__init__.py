"""Argumentation schemes: the common patterns of argument, and what each must be asked.

Sources: D. Walton, C. Reed & F. Macagno, *Argumentation Schemes* (Cambridge University Press 2008),
for the schemes and their critical questions; T. F. Gordon, H. Prakken & D. Walton, *The Carneades
model of argument and burden of proof* (Artificial Intelligence 171, 2007, 875-896), for who must
answer them.
"""

from argmap.schemes.catalogue import UnknownSchemeError, find_schemes, schemes
from argmap.schemes.model import (
    Answer,
    Answerer,
    CriticalQuestion,
    Scheme,
    SchemePremise,
)

__all__ = [
    "Answer",
    "Answerer",
    "CriticalQuestion",
    "Scheme",
    "SchemePremise",
    "UnknownSchemeError",
    "find_schemes",
    "schemes",
]
