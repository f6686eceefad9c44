"""No article may hold up the others."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import suppress

import pytest

from recoupe.model import Article, Document
from recoupe.pipeline import deadline, reading
from recoupe.pipeline.deadline import DeadlineError


def busy() -> None:
    until = time.process_time() + 5
    while time.process_time() < until:
        pass


def test_what_computes_too_long_is_stopped() -> None:
    named = "takes longer than 0 s, the most for an article of its size"
    with pytest.raises(DeadlineError, match=named), deadline.deadline(0.05):
        busy()


def test_what_a_library_swallows_is_raised_once_more() -> None:
    with pytest.raises(DeadlineError), deadline.deadline(0.05):
        with suppress(Exception):
            busy()
        busy()


def test_what_is_in_time_is_left_alone_and_the_clock_is_stopped() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with deadline.deadline(5):
        pass
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGVTALRM) == before


def test_beside_the_main_thread_there_is_no_limit() -> None:
    done = []

    def work() -> None:
        with deadline.deadline(0.01):
            time.sleep(0.02)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


def test_an_article_that_takes_too_long_is_set_aside_with_the_limit_in_its_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def endless(document: Document) -> Article:
        while True:
            time.process_time()

    monkeypatch.setattr(reading, "_clean", endless)
    monkeypatch.setattr(reading, "cleaning", lambda size: 0.05)
    kept = reading._cleaned(Document("a", "a.txt", b"Le maire"))
    assert kept.result is None
    assert kept.failure == "takes longer than 0 s, the most for an article of its size"


def test_larger_articles_may_take_longer() -> None:
    assert deadline.cleaning(10_000) < deadline.cleaning(1_000_000) < deadline.reading(1_000_000)
