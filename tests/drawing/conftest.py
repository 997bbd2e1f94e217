from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the compiled engine of the tests out of the user's cache."""
    folder = tmp_path_factory.mktemp("cache")
    before = os.environ.get("ARGMAP_CACHE_DIR")
    os.environ["ARGMAP_CACHE_DIR"] = str(folder)
    yield folder
    if before is None:
        del os.environ["ARGMAP_CACHE_DIR"]
    else:
        os.environ["ARGMAP_CACHE_DIR"] = before
