"""Strongly connected components of directed graphs."""

from __future__ import annotations

import sys
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
_DONE = sys.maxsize


def strongly_connected(successors: Mapping[Node, Iterable[Node]]) -> list[list[Node]]:
    """Give the strongly connected components of a graph, each after those that it leads to.

    Tarjan, Depth-first search and linear graph algorithms, 1972; with a stack instead of
    recursion. Linear in nodes and edges.
    """
    low: dict[Node, int] = {}
    stack: list[Node] = []
    components: list[list[Node]] = []
    following = successors.get
    for root in successors:
        if root in low:
            continue
        work = [(root, iter(following(root, ())), len(low))]
        low[root] = len(low)
        stack.append(root)
        while work:
            node, targets, number = work[-1]
            least = low[node]
            for target in targets:
                found = low.get(target)
                if found is None:
                    low[node] = least
                    work.append((target, iter(following(target, ())), len(low)))
                    low[target] = len(low)
                    stack.append(target)
                    break
                if found < least:
                    least = found
            else:
                work.pop()
                low[node] = least
                if work and least < low[work[-1][0]]:
                    low[work[-1][0]] = least
                if least == number:
                    component = []
                    while True:
                        member = stack.pop()
                        # Nothing that leads here later is in this component.
                        low[member] = _DONE
                        component.append(member)
                        if member == node:
                            break
                    components.append(component)
    return components
