"""With what is remembered of any of its articles a story is compared as it is without."""

from __future__ import annotations

import pickle
import random
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest

from recoupe.compare.common.cutting import sentences
from recoupe.compare.common.stems import words
from recoupe.compare.story import compare, prepare
from recoupe.languages import Language
from recoupe.model import Quotation, Reading, Story
from recoupe.resolve.memory import Memory
from recoupe.resolve.story import resolve
from tests.builders import anchor, article

T = TypeVar("T")
TEXTS = (
    "Le pont de Bray s'est effondré mardi. « Nous refusons de partir », a dit le maire jeudi. Trois blessés.",
    "Mardi, le pont de Bray s'est effondré. La préfecture accuse la société. « C'est faux », répond-elle.",
    "« Nous ne refusons pas de partir », a dit le maire. Le pont de Bray s'est effondré mardi soir.",
)


def story() -> Story:
    papers = [article(f"a{n}", text, f"Journal {n}", "2024-05-10") for n, text in enumerate(TEXTS)]
    said = [
        Quotation(anchor(papers[0], "Nous refusons de partir"), "direct", speaker_name="le maire"),
        Quotation(
            anchor(papers[1], "C'est faux"), "direct", anchor(papers[1], "répond"), speaker_name="la société"
        ),
        Quotation(anchor(papers[2], "Nous ne refusons pas de partir"), "direct", speaker_name="le maire"),
    ]
    return Story(title="x", articles=tuple(papers), quotations=tuple(said))


@pytest.mark.parametrize("seed", range(6))
def test_any_part_of_the_articles_may_be_remembered(seed: int, french: Language) -> None:
    whole = story()
    chance = random.Random(seed)
    known = chance.sample(whole.articles, chance.randrange(len(whole.articles) + 1))
    prints = {a.id: f"print of {a.id}" for a in whole.articles}
    part = replace(
        whole,
        articles=tuple(a for a in whole.articles if a in known),
        quotations=tuple(q for q in whole.quotations if q.content.article in {a.id for a in known}),
    )
    before = Memory(version="v", prints=prints)
    compare(part, french, memory=before)
    after = Memory(before.new(), "v", prints)
    assert repr(compare(whole, french, memory=after)) == repr(compare(whole, french))


def test_what_a_person_decided_is_not_forgotten(french: Language) -> None:
    whole = story()
    prints = {a.id: f"print of {a.id}" for a in whole.articles}
    before = Memory(version="v", prints=prints)
    compare(whole, french, memory=before)
    judged = replace(whole, quotations=whole.quotations[:1])
    after = Memory(before.new(), "v", prints)
    assert repr(compare(judged, french, memory=after)) == repr(compare(judged, french))


def elsewhere(work: Callable[[], T]) -> Callable[[], T]:
    """A Beside whose results travel, as from another process."""
    result = pickle.dumps(work())
    return lambda: pickle.loads(result)


def test_half_of_it_may_be_done_elsewhere(french: Language) -> None:
    whole = story()
    prints = {a.id: f"print of {a.id}" for a in whole.articles}
    here, there = Memory(version="v", prints=prints), Memory(version="v", prints=prints)
    expected = compare(whole, french, memory=here)
    assert repr(compare(whole, french, memory=there, beside=elsewhere)) == repr(expected)
    assert there.new() == here.new()
    again = Memory(there.new() | {"old part": "[]"}, "v", prints)
    assert repr(compare(whole, french, memory=again, beside=elsewhere)) == repr(expected)
    assert again.new() == {}
    assert again.unused() == {"old part"}


def test_what_is_looked_up_before_changes_nothing(french: Language) -> None:
    whole = story()
    expected = compare(whole, french)
    text = "La zibeline du Vercanson a disparu."
    prepare([*whole.articles, article("z", text, "Journal", "2024-05-10")], french)
    assert repr(compare(whole, french)) == repr(expected)
    # it is there when it is asked for
    assert {"zibeline", "Vercanson"} <= words(french.code).root.keys()
    assert sentences.cache_info().currsize
    # a name is chosen by no reporter
    assert words(french.code).look_up("Vercanson")[1] is False


def test_what_else_is_to_be_done_is_done_while_others_date_the_articles(french: Language) -> None:
    order: list[str] = []

    def beside(work: Callable[[], T]) -> Callable[[], T]:
        order.append("begun")
        return lambda: (order.append("awaited"), work())[1]

    papers = story().articles
    readings = [Reading(paper.id) for paper in papers]
    resolved = resolve(papers, readings, french, "x", beside=beside, meanwhile=lambda: order.append("done"))
    assert order[:3] == ["begun", "done", "awaited"]
    assert repr(resolved) == repr(resolve(papers, readings, french, "x"))
