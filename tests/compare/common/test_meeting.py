"""Which things share words, asked of an index."""

from recoupe.compare.common.meeting import Holders


def test_those_that_share_enough_different_words() -> None:
    held = Holders([{"a", "b"}, {"b", "c"}, {"c"}])
    assert held.sharing({"a", "b", "c"}, 2) == [0, 1]
    assert held.sharing({"c"}, 1) == [1, 2]
    assert held.sharing({"d"}, 1) == []


def test_what_is_added_is_found_by_the_next_number() -> None:
    held = Holders()
    held.add({"a"})
    held.add({"a", "b"})
    assert held.sharing({"a", "b"}, 1.4) == [1]
