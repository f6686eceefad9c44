"""Things with one key stand together, in their order."""

from recoupe.resolve.grouped import grouped


def test_things_keep_their_order_and_keys_that_of_their_first_thing() -> None:
    found = grouped(["pont", "digue", "dalle", "pile"], lambda word: word[0])
    assert list(found.items()) == [("p", ["pont", "pile"]), ("d", ["digue", "dalle"])]


def test_a_key_that_nothing_has_gives_an_empty_list() -> None:
    assert grouped([], str)["p"] == []
