from __future__ import annotations

from itertools import combinations, pairwise
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from recoupe.model import Article, Passage, Reading
from recoupe.resolve.connect import connected
from recoupe.resolve.families import find_families
from recoupe.resolve.memory import Memory
from recoupe.resolve.shingles import SHINGLE, WINDOW, Words, align, fingerprints
from tests.builders import article, said

AGENCY = (
    "Le chantier du tunnel a été arrêté mardi après la découverte d'une poche de gaz à quarante mètres sous la "
    "rivière. Les ouvriers ont été remontés un par un et conduits dans une salle de sport voisine. La direction "
    "des travaux attend les mesures d'un laboratoire avant de dire quand les machines repartiront. "
)
OWN = (
    "Au café de la place, on ne parle que de cela depuis ce matin, et chacun a son idée sur la cause du retard. "
    "Une habituée rappelle que les puits du quartier sentaient déjà le soufre quand elle était petite fille. "
    "Le patron, lui, compte les cafés offerts aux équipes et ne s'en plaint pas le moins du monde. "
)
PARAGRAPH = AGENCY[: AGENCY.index("La direction")]


def family_of(articles: tuple[Article, ...], id: str) -> str | None:
    return next(a.family for a in articles if a.id == id)


def pairs_of(passages: tuple[Passage, ...]) -> set[tuple[str, str]]:
    return {
        pair for passage in passages for pair in combinations(sorted({a.article for a in passage.anchors}), 2)
    }


def test_a_reprint_with_another_ending_is_of_the_family_and_names_the_first() -> None:
    first = article("b", AGENCY + "Une réunion est prévue.", date="2024-03-05")
    reprint = article("a", AGENCY, date="2024-03-06")
    articles, _ = find_families([first, reprint, article("c", OWN)], [])
    assert family_of(articles, "a") == family_of(articles, "b") is not None
    assert family_of(articles, "c") is None
    assert {a.id: a.copy_of for a in articles} == {"a": "b", "b": None, "c": None}
    assert next(a for a in articles if a.id == "a").copied_share > 0.9


def test_a_paragraph_in_common_is_a_passage_and_no_family() -> None:
    borrower = article("b", OWN + PARAGRAPH + OWN.replace("café", "bar").replace("matin", "soir") * 2)
    articles, passages = find_families([article("a", AGENCY + AGENCY[::-1]), borrower], [])
    assert pairs_of(passages) == {("a", "b")}
    assert family_of(articles, "b") is None
    shared = next(anchor for anchor in passages[0].anchors if anchor.article == "b")
    assert shared.exact in borrower.text
    assert shared.exact.startswith("Le chantier")


def test_a_statement_that_both_quote_is_no_copy() -> None:
    statement = PARAGRAPH.strip()
    one, two = article("a", f"{OWN}«{statement}»"), article("b", f"«{statement}» Voilà ce qu'elle a lu hier.")
    readings = [Reading(a.id, quotations=(said(a, statement),)) for a in (one, two)]
    assert find_families([one, two], readings)[1] == ()
    assert find_families([one, two], [])[1] != ()


def test_a_statement_cut_at_the_same_place_comes_from_one_text() -> None:
    statement = PARAGRAPH.strip().replace("un par un et", "(...)")
    one, two = article("a", f"{OWN}«{statement}»"), article("b", f"«{statement}» Voilà ce qu'elle a lu hier.")
    readings = [Reading(a.id, quotations=(said(a, statement),)) for a in (one, two)]
    assert pairs_of(find_families([one, two], readings)[1]) == {("a", "b")}


def test_an_edit_inside_a_passage_does_not_cut_it_in_two() -> None:
    edited = AGENCY.replace("un par un et conduits", "par petits groupes puis conduits")
    blocks = align(Words.of(AGENCY), Words.of(edited), 30)
    assert len(blocks) == 1
    assert blocks[0].matched >= len(Words.of(AGENCY)) - 6


def test_the_order_of_the_articles_changes_nothing() -> None:
    several = [
        article(i, t) for i, t in (("a", AGENCY), ("b", OWN), ("c", AGENCY + OWN), ("d", OWN + "Fin."))
    ]
    forth = find_families(several, [])[0]
    back = find_families(several[::-1], [])[0]
    assert {a.id: a.family for a in forth} == {a.id: a.family for a in back}


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=30))
def test_connected_is_an_equivalence(links: list[tuple[int, int]]) -> None:
    groups = connected(20, links)
    where = {member: n for n, group in enumerate(groups) for member in group}
    assert sorted(where) == list(range(20))
    assert all(where[i] == where[j] for i, j in links)
    assert groups == sorted(groups)


@given(st.text(alphabet="ab c", max_size=200), st.text(alphabet="ab c", max_size=200))
def test_blocks_are_the_same_words_and_never_overlap(a: str, b: str) -> None:
    first, second = Words.of(a), Words.of(b)
    blocks = align(first, second, 1)
    for block in blocks:
        assert 0 < block.matched <= min(len(block.first), len(block.second))
    for before, after in pairwise(blocks):
        assert before.first.stop <= after.first.start


def test_a_text_that_repeats_itself_is_aligned_in_linear_time() -> None:
    refrain = Words.of("la la la la la la la la " * 2500)
    broken = Words.of(" ".join("la " * 7 + f"do{n}" for n in range(2500)))
    started = process_time()
    align(refrain, broken, 30)
    align(broken, refrain, 30)
    assert process_time() - started < 1


BACKGROUND = (
    "Le procès de la passerelle, ouvert au printemps, doit durer jusqu'à la fin de l'année devant le tribunal de "
    "Montverne ; onze ingénieurs et deux entreprises y répondent de négligences dans le contrôle des câbles "
    "après la chute qui a fait quatre morts. "
)


def _reports(count: int) -> list[str]:
    """So many texts that have nothing in common."""
    return [" ".join(f"mot{n}x{i}" for i in range(120)) + ". " for n in range(count)]


def test_background_under_every_article_makes_none_a_copy() -> None:
    several = [
        article(f"a{n}", text + BACKGROUND, outlet="Le Fanal", date=f"2024-05-0{n + 1}")
        for n, text in enumerate(_reports(3))
    ]
    marked, passages = find_families(several, [])
    assert [p.standing for p in passages] == [True, True]
    assert {(a.family, a.copied_share) for a in marked} == {(None, 0.0)}


def test_two_articles_of_an_outlet_may_copy_and_so_may_three_outlets() -> None:
    texts = [text + BACKGROUND for text in _reports(3)]
    twice = [article(f"a{n}", t, outlet="Le Fanal") for n, t in enumerate(texts[:2])]
    apart = [article(f"a{n}", t, outlet=f"Journal {n}") for n, t in enumerate(texts)]
    assert [p.standing for p in find_families(twice, [])[1]] == [False]
    assert not any(p.standing for p in find_families(apart, [])[1])


def test_a_brief_taken_up_by_two_reports_of_its_outlet_is_no_background() -> None:
    texts = [BACKGROUND, *(text + BACKGROUND for text in _reports(2))]
    several = [article(f"a{n}", t, outlet="Le Fanal") for n, t in enumerate(texts)]
    marked, passages = find_families(several, [])
    assert not any(p.standing for p in passages)
    assert len({a.family for a in marked}) == 1


def test_the_share_is_that_of_the_copy_not_of_the_shorter_text() -> None:
    """A long report that takes a brief up has little of its words from it, and is no copy of it."""
    brief = article("brief", AGENCY, date="2024-03-05")
    report = article("report", AGENCY + OWN + OWN.swapcase()[::-1], date="2024-03-06")
    later = article("later", AGENCY + "Le maire viendra.", date="2024-03-07")
    marked = {a.id: a for a in find_families([brief, report, later], [])[0]}
    assert marked["brief"].family == marked["report"].family == marked["later"].family is not None
    assert (marked["report"].copy_of, marked["report"].copied_share) == (None, 0.0)
    assert marked["later"].copy_of == "brief"
    assert marked["later"].copied_share == round(len(Words.of(AGENCY)) / (len(Words.of(AGENCY)) + 3), 3)


def test_the_statements_in_a_text_that_is_copied_are_copied_too() -> None:
    statement = PARAGRAPH.strip()
    whole = f"{OWN}« {statement} » {AGENCY[len(PARAGRAPH) :]}"
    one, two = article("a", whole), article("b", whole)
    readings = [Reading(a.id, quotations=(said(a, statement),)) for a in (one, two)]
    assert max(a.copied_share for a in find_families([one, two], readings)[0]) == 1.0


def test_a_memory_changes_nothing_and_saves_the_work() -> None:
    several = [
        article(i, t) for i, t in (("a", AGENCY), ("b", OWN), ("c", AGENCY + OWN), ("d", OWN + "Fin."))
    ]
    memory = Memory()
    find_families(several[:3], [], memory)
    again = Memory(memory.new())
    assert find_families(several, [], again) == find_families(several, [])


@given(st.text(max_size=300))
def test_every_word_has_its_place(text: str) -> None:
    words = Words.of(text)
    assert [text[start:end].casefold() for start, end in words.spans] == list(words.folded)


@given(st.lists(st.sampled_from("abc"), max_size=60), st.lists(st.sampled_from("abc"), max_size=20))
def test_a_long_enough_run_in_common_shares_a_fingerprint(run: list[str], rest: list[str]) -> None:
    run = run + ["fin"] * max(0, SHINGLE + WINDOW - 1 - len(run))
    one, two = Words.of(" ".join([*rest, *run])), Words.of(" ".join([*run, *rest[::-1]]))
    assert set(fingerprints(one)) & set(fingerprints(two))
