"""What was made of the same is not made again."""

from __future__ import annotations

from recoupe.resolve.held import Held


def test_a_thing_is_made_again_only_of_something_else() -> None:
    held, made = Held(), []
    for of in ([1, 2], [1, 2], [1], [1], [1, 2]):
        thing = held.again("sum", "a", of, lambda of=of: made.append(of) or sum(of))  # type: ignore[misc]
        assert thing == sum(of)
    assert made == [[1, 2], [1], [1, 2]]


def test_kinds_and_keys_do_not_mix() -> None:
    held = Held()
    assert held.again("a", 1, None, lambda: "a 1") == "a 1"
    assert held.again("b", 1, None, lambda: "b 1") == "b 1"
    assert held.again("a", 2, None, lambda: "a 2") == "a 2"
    held.put("a", 1, "another")
    assert held.last("a", 1) == "another" and held.last("b", 2) is None
