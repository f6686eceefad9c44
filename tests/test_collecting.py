"""When the collector of garbage is of no use."""

from __future__ import annotations

import gc

import pytest

from recoupe.pipeline.collecting import uncollected


def test_what_was_made_meanwhile_is_not_looked_at_again() -> None:
    before = gc.get_freeze_count()
    with uncollected():
        assert not gc.isenabled()
        made = [[number] for number in range(1000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() >= before + len(made)
    gc.unfreeze()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with pytest.raises(ZeroDivisionError), uncollected():
            _ = 1 / 0
        assert not gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()
