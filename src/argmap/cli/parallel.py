"""Work on many files by several processes, where that pays."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

Task = TypeVar("Task")
Result = TypeVar("Result")

# A check reads a megabyte or two in a second. A copy of this process is made in some hundredths of
# a second; where processes have to start anew, each imports everything again.
_WORTH_A_COPY = 1_000_000
_WORTH_A_START = 4_000_000


class WorkerError(Exception):
    """A process that worked on a file has ended before its time."""


def processes_for(sizes: Sequence[int]) -> int:
    """Say how many processes work on files of some sizes (in bytes): one, or all cores."""
    enough = _WORTH_A_COPY if _can_copy() else _WORTH_A_START
    if sum(sizes) < enough:
        return 1
    # On Linux a process may be held to a part of the cores.
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return max(1, min(cores, len(sizes)))


def in_order(
    work: Callable[[Task], Result], tasks: Sequence[Task], processes: int
) -> Generator[Result, None, None]:
    """Give the results of tasks in their order, each as soon as it and those before it are there.

    Close what comes back (`contextlib.closing`): then no process works on.

    Raises:
        WorkerError: A process was ended from outside, or by the system for want of memory.
    """
    if processes == 1:
        yield from map(work, tasks)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context: BaseContext = multiprocessing.get_context("fork" if _can_copy() else "spawn")
    executor = ProcessPoolExecutor(processes, mp_context=context, initializer=_end_at_once)
    # Not executor.map: where it is left early, it makes the thread that it has complain.
    waiting: deque[Future[Result]] = deque()
    try:
        waiting.extend(executor.submit(work, task) for task in tasks)
        while waiting:
            result = waiting[0].result()
            waiting.popleft()
            yield result
    except BrokenProcessPool:
        raise WorkerError(
            "a process that checked files was ended, perhaps for want of memory; check fewer or "
            "smaller files at once, or say --jobs 1"
        ) from None
    finally:
        # Nobody waits for what is left, after Ctrl-C for instance.
        if waiting:
            for child in multiprocessing.active_children():
                child.terminate()
        executor.shutdown()


def _can_copy() -> bool:
    # Elsewhere the system's libraries do not bear to be copied in the middle of their work.
    return sys.platform == "linux"


def _end_at_once() -> None:
    """Let Ctrl-C end a process of the pool without a word: the first process tells of it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
