"""The checker: rules, suppression and the engine that runs them."""

from argmap.checking.engine import check

__all__ = ["check"]
