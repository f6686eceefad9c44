"""What does relating a store cost, from nothing and with a memory of all its articles but one, in this
process alone and with copies of it on other cores?

    python benchmarks/relate.py STORE

The store is read and not written. Seconds of the clock, CPU seconds of this process and of its copies; the
clock says something only where nothing else runs. Each is the first run in a process of its own, so that no
cache is warm but the memory. Of one article more a build relates what it can of the others while that one is
read; what this takes is told by itself.
"""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from multiprocessing import get_context
from threading import Event
from time import perf_counter
from typing import TypeVar

from recoupe.compare.story import compare, prepare
from recoupe.execute.forks import Forks
from recoupe.languages import load
from recoupe.pipeline.ahead import rehearse
from recoupe.resolve.beside import in_turn
from recoupe.resolve.memory import Memory
from recoupe.resolve.story import resolve
from recoupe.store import open_store

T = TypeVar("T")


def timed(name: str, work: Callable[[], T], told: bool = True) -> T:
    """The result of ``work``; what it cost is printed where that is to be ``told``."""
    if not told:
        return work()
    clock, before = perf_counter(), os.times()
    result = work()
    after = os.times()
    own = after.user + after.system - before.user - before.system
    copies = after.children_user + after.children_system - before.children_user - before.children_system
    print(f"{name:44}{perf_counter() - clock:9.2f}{own:9.2f}{copies:9.2f}", flush=True)
    return result


def run(address: str, kept: dict[str, str], copies: bool, told: bool, but: int = 0) -> dict[str, str]:
    """Relate the articles of the store but the last ``but``, and give what is remembered of them."""
    store = open_store(address)
    articles = [kept.result for kept in store.articles() if kept.result]
    articles = articles[: len(articles) - but]
    ids = {article.id for article in articles}
    readings = [kept.result for kept in store.readings() if kept.result and kept.id in ids]
    store.close()
    language = load(Counter(article.language for article in articles).most_common(1)[0][0])
    first = Memory(kept, "benchmark")
    gc.disable()
    if kept:
        before = [reading for reading in readings if reading.article != articles[-1].id]
        ahead = partial(rehearse, articles[:-1], before, Event(), first)
        timed("while the article is read", ahead, told)
    prints = {article.id: article.sha256 for article in articles}
    memory = Memory(kept, "benchmark", prints, first)
    how = f"{'with a memory' if kept else 'from nothing'}, {'copies' if copies else 'alone'}"
    with Forks() if copies else nullcontext(in_turn) as beside:
        later = partial(prepare, articles, language)
        resolving = partial(resolve, articles, readings, language, "benchmark", (), memory, beside, later)
        story = timed(f"resolve, {how}", resolving, told)
        timed(f"compare, {how}", partial(compare, story, language, (), memory, beside), told)
    return memory.new()


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    alone = get_context("spawn")
    with alone.Pool(1, maxtasksperchild=1) as pool:
        kept = pool.apply(run, (sys.argv[1], {}, False, False, 1))
    print(f"{'':44}{'clock':>9}{'CPU':>9}{'copies':>9}")
    for memory in ({}, kept):
        for copies in (False, True):
            process = alone.Process(target=run, args=(sys.argv[1], memory, copies, True))
            process.start()
            process.join()


if __name__ == "__main__":
    main()
