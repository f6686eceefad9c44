"""The company that actors keep, and their positions through time, as they are drawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from recoupe.dossier import Index, holders
from recoupe.export.html import export
from recoupe.export.html.company import HEIGHT, WIDTH, Circle
from recoupe.export.html.course import course
from recoupe.export.present import Presenter
from recoupe.model import Actor, Anchor, Article, Name, Story
from recoupe.model.claims import Position

NAMES = ("Morvan", "Quéré", "Lagadec", "Tanguy", "Paris")
# Who stands in one paragraph: Morvan with Quéré in two articles, with Lagadec and Tanguy in one.
TEXTS = (
    "Morvan a vu Quéré à Paris.\nLagadec est parti.",
    "Quéré et Morvan se sont vus.\nMorvan, Lagadec et Tanguy aussi, Lagadec avec Tanguy.",
)


def story() -> Story:
    articles = tuple(Article(f"a{i}", f"a{i}", text, "fr") for i, text in enumerate(TEXTS))
    actors = []
    for name in NAMES:
        mentions = tuple(
            Anchor.of(a.id, a.text, i, i + len(name))
            for a in articles
            for i in range(len(a.text))
            if a.text.startswith(name, i)
        )
        kind = "place" if name == "Paris" else "person"
        actors.append(Actor(f"actor-{name}", name, kind, (Name(name, len(mentions)),), mentions))
    return Story("Une affaire", articles, actors=tuple(actors))


def test_company_is_who_stands_in_one_paragraph_places_left_out() -> None:
    told = story()
    found = Circle(Index(told)).company(told.actors[0])
    assert [(c.actor.name, c.articles) for c in found] == [("Quéré", 2), ("Lagadec", 1), ("Tanguy", 1)]
    assert Circle(Index(told)).company(told.actors[4]) == []


def test_the_network_has_the_company_on_a_ring_with_the_ties_among_it() -> None:
    told = story()
    network = Circle(Index(told)).network(told.actors[0])
    assert network
    assert {n.name for n in network.nodes} == {"Quéré", "Lagadec", "Tanguy"}
    assert all(0 < n.x < WIDTH and 0 < n.y < HEIGHT for n in network.nodes)
    own = [t for t in network.ties if t.own]
    assert len(own) == 3 and max(t.width for t in own) == 5
    # Lagadec and Tanguy are named together too.
    assert len(network.ties) == 4


def test_a_small_company_needs_no_drawing_and_a_list_of_names_is_no_company() -> None:
    told = story()
    assert Circle(Index(told)).network(told.actors[1]) is None
    names = [f"Nom{i:02}" for i in range(30)]
    text = ", ".join(names)
    crowd = tuple(
        Actor(n, n, "person", (Name(n, 1),), (Anchor.of("a", text, i * 7, i * 7 + 5),))
        for i, n in enumerate(names)
    )
    index = Index(Story("", (Article("a", "a", text, "fr"),), actors=crowd))
    assert Circle(index).company(crowd[0]) == []


def test_a_text_without_paragraphs_is_cut_into_several() -> None:
    text = "Morvan parle. " + "Rien. " * 400 + "Quéré écoute."
    actors = tuple(
        Actor(n, n, "person", (Name(n, 1),), (Anchor.of("a", text, text.index(n), text.index(n) + len(n)),))
        for n in ("Morvan", "Quéré")
    )
    index = Index(Story("", (Article("a", "a", text, "fr"),), actors=actors))
    assert Circle(index).company(actors[0]) == []


def _positions(*given: tuple[str, str, str | None]) -> Story:
    text = "Morvan veut la paix."
    told = story()
    article = Article("p", "p", text, "fr")
    return replace(
        told,
        articles=(*told.articles, article),
        positions=tuple(
            Position("actor-Morvan", stance, subject, (Anchor.of("p", text, i, i + 3),), date=day)  # type: ignore[arg-type]
            for i, (stance, subject, day) in enumerate(given)
        ),
    )


def test_positions_stand_on_their_days_for_above_and_against_below() -> None:
    told = _positions(
        ("wants", "la paix", "2024-03-01"),
        ("refuses", "la guerre", "2024-03-11"),
        ("supports", "la trêve", "2024-03-21"),
        ("denies", "l’attaque", None),
    )
    index = Index(told)
    drawn = course(holders(index)[0].positions, Presenter(index))
    assert drawn
    assert {m.position.subject: m.against for m in drawn.marks} == {
        "la paix": False,
        "la guerre": True,
        "la trêve": False,
    }
    first, middle, last = sorted(drawn.marks, key=lambda m: m.x)
    assert middle.x - first.x == pytest.approx(last.x - middle.x, abs=0.2)
    assert first.y < middle.y
    assert (first.label, first.says) == ("veut : la paix", "1er\xa0mars 2024, veut : la paix")
    # At the right edge a label stands before its mark.
    assert (last.label, last.before) == ("soutient : la trêve", True)
    assert [t.label for t in drawn.ticks] == ["1er\xa0mars 2024", "11\xa0mars 2024", "21\xa0mars 2024"]


@pytest.mark.parametrize("days", [("2024-03-01", "2024-03-01"), ("2024", None), ("2024", "2024-03-01"), ()])
def test_there_is_no_line_of_one_day_or_of_days_not_known(days: tuple[str | None, ...]) -> None:
    told = _positions(*(("wants", "la paix", day) for day in days))
    index = Index(told)
    held = holders(index)
    assert course(held[0].positions if held else (), Presenter(index)) is None


def test_many_positions_of_a_day_stay_in_the_drawing() -> None:
    told = _positions(*(("refuses", f"le plan {i}", f"2024-03-{1 + i // 8:02}") for i in range(16)))
    index = Index(told)
    drawn = course(holders(index)[0].positions, Presenter(index))
    assert drawn and len(drawn.marks) == 6
    assert all(0 < m.y < drawn.height for m in drawn.marks)


def test_both_are_in_the_page_and_their_links_lead_somewhere(tmp_path: Path) -> None:
    told = _positions(("wants", "la paix", "2024-03-01"), ("refuses", "la guerre", "2024-03-11"))
    export(told, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text()
    drawing = page[page.index('<figure class="drawing course">') :]
    drawing = drawing[drawing.index("<svg") : drawing.index("</svg>") + 6]
    links = [a.attrib["href"] for a in ElementTree.fromstring(drawing).iter("a")]
    assert len(links) == 2
    assert all(f'id="{link[1:]}"' in page for link in links)
    assert "Nommé avec" in page
