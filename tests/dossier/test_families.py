from __future__ import annotations

from recoupe.dossier import families
from recoupe.model import Article, Published


def _article(
    id: str, date: str | None = None, family: str | None = None, copy_of: str | None = None
) -> Article:
    return Article(id, id, "texte", "fr", published=Published(date), family=family, copy_of=copy_of)


def test_an_article_without_a_family_is_one_source_even_if_its_id_is_a_familys_name() -> None:
    found = families([_article("f"), _article("a", family="f"), _article("b", family="f", copy_of="a")])
    assert [[a.id for a in f.articles] for f in found] == [["a", "b"], ["f"]]


def test_an_original_stands_before_its_copies_even_when_it_is_dated_later() -> None:
    (family,) = families(
        [_article("b", "2021-03-01", "f", copy_of="a"), _article("a", "2021-03-02", "f")],
    )
    assert family.original.id == "a"
    assert [a.id for a in family.copies] == ["b"]


def test_sources_are_numbered_in_the_order_of_publication_the_undated_last() -> None:
    found = families([_article("x"), _article("late", "2021-03"), _article("early", "2021-02-03")])
    assert [(f.number, f.original.id) for f in found] == [(1, "early"), (2, "late"), (3, "x")]
