from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace

import pytest

from recoupe.dossier import Index, notes
from recoupe.export import FORMATS
from recoupe.export.html.glance import gist, heading, in_columns, sides
from recoupe.export.html.links import Links
from recoupe.export.present import Presenter, link, shown
from recoupe.model import Anchor, Article, Finding, Name, Quotation, Story
from tests.dossier.example import example
from tests.export.outline import Outline


def page_of(story: Story) -> str:
    stream = io.BytesIO()
    FORMATS["html"](story, stream)
    return stream.getvalue().decode()


@pytest.fixture(scope="module")
def outline() -> Outline:
    return Outline(page_of(example()))


def test_the_page_is_the_same_every_time() -> None:
    assert page_of(example()) == page_of(example())


def test_every_link_within_the_page_leads_somewhere_and_no_id_is_used_twice(outline: Outline) -> None:
    ids = outline.values("id")
    assert len(ids) == len(set(ids))
    inside = {href[1:] for href in outline.values("href") if href.startswith("#")}
    assert len(inside) > 50
    assert inside <= set(ids)


def test_labels_and_descriptions_name_ids_that_exist(outline: Outline) -> None:
    ids = set(outline.values("id"))
    named = {i for key in ("aria-labelledby", "for") for value in outline.values(key) for i in value.split()}
    assert named and named <= ids


def test_nothing_is_loaded_and_nothing_but_our_style_and_script_may_run(outline: Outline) -> None:
    policy = next(
        a["content"] for _, a in outline.elements if a.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None and policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(outline.raw[tag].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not {tag for tag, _ in outline.elements} & {
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
    }
    assert not outline.values("src") and not outline.values("style")
    assert not [key for _, a in outline.elements for key in a if key.startswith("on")]


def test_every_claim_has_its_words_marked_in_the_article(outline: Outline) -> None:
    story = example()
    links = Links(a.id for a in story.articles)
    anchors = [q.content for q in story.quotations] + [f.anchor for f in story.figures]
    anchors += [m for e in story.events for m in e.mentions]
    assert {links.words(a) for a in anchors} <= set(outline.values("id"))


def test_every_claim_is_one_link_from_its_words(outline: Outline) -> None:
    story = example()
    links = Links(a.id for a in story.articles)
    hrefs = set(outline.values("href"))
    anchors = [q.content for q in story.quotations] + [f.anchor for f in story.figures]
    anchors += [m for e in story.events for m in e.mentions]
    anchors += [e for f in story.findings if f.kind != "same_quotation" for e in f.evidence[:1]]
    assert {f"#{links.words(a)}" for a in anchors} <= hrefs


def test_headings_go_down_one_step_at_a_time(outline: Outline) -> None:
    levels = [int(tag[1]) for tag, _ in outline.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_charts_have_a_title_and_a_description_and_their_marks_have_names(outline: Outline) -> None:
    svgs = [a for tag, a in outline.elements if tag == "svg"]
    assert len(svgs) == 3
    assert all(a.get("aria-labelledby") for a in svgs)
    assert [t for t, _ in outline.elements].count("desc") == 2
    classes = [(a.get("class") or "").split() for tag, a in outline.elements if tag == "g"]
    assert sum("mark" in names for names in classes) == 6
    assert "<title>5 morts, 2\u00a0mars, préfecture de la Vance, APO (× 2)</title>" in page_of(example())


HOSTILE = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg onload=alert(1)>",
    "{{7*7}}{% raw %}${7*7}</style></script><!--",
    "\u202egpj.exe\u2066\x00\x1b[31m",
    "javascript:alert(1)",
    "' onmouseover='alert(1)",
]


def test_an_actor_who_may_be_another_links_to_that_one() -> None:
    story = example()
    doubtful, *rest = (a for a in story.actors if len(a.mentions) > 1)
    doubtful = replace(doubtful, may_be=(rest[0].id,))
    written = page_of(
        replace(story, actors=tuple(doubtful if a.id == doubtful.id else a for a in story.actors))
    )
    (line,) = re.findall(r"<p[^>]*>Peut être.*?</p>", written)
    assert f'href="#{Links(()).actor(rest[0].id)}"' in line and rest[0].name in line


@pytest.mark.parametrize("bad", HOSTILE)
def test_what_anybody_wrote_is_text_and_nothing_else(bad: str) -> None:
    story, plain = example(), Outline(page_of(example()))
    actors = tuple(replace(a, name=bad, names=(Name(bad, 1),), merged_because=(bad,)) for a in story.actors)
    articles = tuple(replace(a, outlet=bad, title=bad, url=bad, agency=bad) for a in story.articles)
    quotations = tuple(replace(q, speaker=None, speaker_name=bad) for q in story.quotations)
    findings = tuple(replace(f, about=bad, explanation=bad) for f in story.findings)
    series = tuple(replace(s, label=bad) for s in story.series)
    events = tuple(replace(e, type=bad, date=bad) for e in story.events)
    figures = tuple(replace(f, counted=bad, unit=bad) for f in story.figures)
    hostile = Article(bad, bad, f"{bad}\n{bad}", "fr")
    written = page_of(
        replace(
            story,
            title=bad,
            actors=actors,
            articles=(*articles, hostile),
            quotations=quotations,
            findings=findings,
            series=series,
            events=events,
            figures=figures,
        )
    )
    found = Outline(written)
    assert {tag for tag, _ in found.elements} <= {tag for tag, _ in plain.elements}
    assert not [key for _, a in found.elements for key in a if key.startswith("on") or key == "style"]
    assert all(href.startswith("#") for href in found.values("href"))
    assert not set(written) & set("\u202e\u2066\x00\x1b")
    assert "49" not in re.findall(r"<h1>(.*?)</h1>", written)[0]


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://presse.example/a?b=c", True),
        ("HTTP://presse.example", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" https://presse.example", False),
        ("data:text/html,x", False),
        ("//presse.example", False),
        ('https://presse.example/"onclick="x', False),
        ("https://presse.example/" + "a" * 5000, False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_followed(url: str | None, good: bool) -> None:
    assert (link(url) == url and url is not None) == good


def test_a_right_to_left_name_keeps_its_letters_and_a_direction_override_is_dropped() -> None:
    assert shown("مصطفى \u202eabc\u202c") == "مصطفى abc"
    assert shown("a\x07b\x9bc\ud800") == "a\ufffdb\ufffdc\ufffd"


def test_an_empty_story_is_a_page_with_a_title() -> None:
    found = Outline(page_of(Story("Rien", ())))
    assert "h1" in {tag for tag, _ in found.elements}


def test_a_story_of_one_word_is_a_page() -> None:
    page = page_of(Story("", (Article("a", "a.txt", "Mot", "fr"),)))
    assert "<p>Mot</p>" in page


def test_a_title_of_ten_thousand_characters_is_a_title() -> None:
    assert "x" * 10_000 in page_of(Story("x" * 10_000, ()))


def test_a_quotation_that_crosses_a_line_is_shown_on_one_in_the_lists() -> None:
    text = "« Un début\nune suite », a-t-il dit."
    said = Quotation(Anchor.of("a", text, 2, 20), "direct", speaker_name="Un témoin")
    page = page_of(Story("", (Article("a", "a", text, "fr"),), quotations=(said,)))
    assert "Un début une suite" in page
    assert ":root:has(#a-2-20:target) .a-2-20" in page


def test_the_page_says_nothing_that_only_a_program_would_say() -> None:
    page = page_of(example()).partition("<script>")[0]
    assert "Qui a copié qui (1)" in page
    assert not re.search(r"&lt;built-in|object at 0x|None|Undefined|\bTrue\b|\bFalse\b", page)


def test_the_page_of_a_large_story_is_brief_and_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = len(page_of(example()))
    monkeypatch.setattr("recoupe.export.html.page._LARGE", 1)
    monkeypatch.setattr("recoupe.export.html.page._EVENTS_OF_A_DAY", 0)
    page = page_of(example())
    assert len(page) < whole
    assert "autre fait de ce jour" in page
    assert "autre nom, cité dans un seul article" in page


def test_what_one_sentence_says_on_two_sides_stands_in_a_finding_once() -> None:
    text = (
        "Cinq cents personnes selon les uns, trois cents selon les autres. Le préfet dit : « Quatre cents. »"
    )
    articles = tuple(Article(name, name, text, "fr") for name in "ab")
    words = ("Cinq cents personnes", "trois cents", "Quatre cents.")
    places = [(text.index(w), text.index(w) + len(w)) for w in words]
    evidence = (*(Anchor.of("a", text, *p) for p in places), Anchor.of("b", text, *places[2]))
    said = "Ils ne disent pas la même chose : « Quatre cents. » (le préfet)."
    finding = Finding("contradicts", "x", said, (), evidence)
    index = Index(Story("", articles, findings=(finding,)))
    found = sides(notes(index, "contradicts")[0], index, 200)
    assert [[words for words, marked in side.runs if marked] for side in found] == [
        ["Cinq cents personnes", "trois cents"],
        ["Quatre cents."],
        ["Quatre cents."],
    ]
    assert heading(finding, Presenter(index)) == "Ils ne disent pas la même chose (le préfet)."


def test_the_page_grows_with_the_articles_and_not_faster() -> None:
    def story(size: int) -> Story:
        text = "« Une phrase assez longue », a dit le maire. Dix personnes sont là.\n" * 20
        articles = tuple(Article(f"a{i}", f"a{i}", text, "fr") for i in range(size))
        said = tuple(
            Quotation(Anchor.of(a.id, text, at + 2, at + 27), "direct", speaker_name=f"Voix {a.id}")
            for a in articles
            for at in range(0, len(text), len(text) // 20)
        )
        return Story("", articles, quotations=said)

    small, large = (len(page_of(story(size))) for size in (20, 80))
    assert large < 4.5 * small


def test_positions_say_who_takes_which_stance_on_what() -> None:
    page = page_of(example())
    section = page[page.index('id="positions"') : page.index('id="chiffres"')]
    assert "Hélène Dorval" in section
    assert "demande" in section
    assert "la fermeture" in section
    assert 'href="#positions"' in page


def test_what_is_first_stands_open_the_rest_is_folded_and_trivia_come_last() -> None:
    story = example()
    conflict, *others = story.findings
    trivial = replace(others[0], kind="corroborates", about="broutille", claims=(), level="background")
    page = page_of(replace(story, findings=(conflict, replace(conflict, level="more"), trivial)))
    front = page[page.index('id="une"') : page.index('id="chronologie"')]
    sections = front.split('<section class="kind ')[1:]
    assert [s.split('"')[0] for s in sections] == ["k-contradicts", "k-background"]
    opened, _, folded = sections[0].partition("<details")
    assert opened.count('class="finding line') == 1 and folded.count('class="finding line') == 1
    assert 'class="finding line' not in sections[1].partition("<details")[0]


def test_the_front_stands_in_two_columns_of_about_one_height_conflicts_first() -> None:
    def shelf(kind: str, *sides: int) -> tuple[str, list[SimpleNamespace]]:
        return kind, [SimpleNamespace(sides=range(n)) for n in sides]

    shelves = [
        shelf("contradicts", 2),
        shelf("updates", 2, 3),
        shelf("corroborates", 2, 2, 2),
        shelf("single", 1),
    ]
    left, right = in_columns(shelves)
    assert [kind for kind, _ in left] == ["contradicts", "corroborates"]
    assert [kind for kind, _ in right] == ["updates", "single"]
    assert in_columns([]) == ([], [])


def test_a_finding_in_a_line() -> None:
    story = example()
    present = Presenter(Index(story))
    lines = {f.kind: gist(f, present) for f in story.findings}
    assert "≠" in lines["contradicts"] and "\n" not in lines["contradicts"]
    assert "→" in lines["updates"]
