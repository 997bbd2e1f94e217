"""From syntax trees to the map: names, mentions, includes, citations, bibliographies."""

from argmap.loading.loader import Loaded, load, loads

__all__ = ["Loaded", "load", "loads"]
