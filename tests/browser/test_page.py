"""The page of a dossier in a real browser."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from recoupe.export.html.links import Links
from recoupe.model import Anchor, Article, Name, Quotation, Story
from tests.browser.conftest import Open
from tests.dossier.example import example

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser

TARGET = """
const t = document.querySelector(':target'), r = t.getBoundingClientRect();
return {text: t.textContent, lit: getComputedStyle(t).backgroundColor, top: r.top, bottom: r.bottom}"""
LIT = "rgb(255, 216, 77)"

# The contrast of every visible text with what is painted behind it (WCAG 2.2, success criterion 1.4.3).
CONTRAST = r"""
function parts(c) { return (c.match(/[\d.]+/g) || []).map(Number); }
function luminance(c) {
  const f = v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
  return .2126 * f(c[0]) + .7152 * f(c[1]) + .0722 * f(c[2]);
}
function behind(e) {
  for (; e; e = e.parentElement) {
    const c = parts(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] === 1) return c;
  }
  return [255, 255, 255];
}
const poor = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const e = walk.currentNode.parentElement;
  if (!walk.currentNode.data.trim() || !e.getClientRects().length) continue;
  if (e.closest('svg, script, style, .off, .skip')) continue;
  const a = luminance(parts(getComputedStyle(e).color)), b = luminance(behind(e));
  const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  if (ratio < 4.5) poor.push(ratio.toFixed(2) + ' ' + e.className + ' ' + walk.currentNode.data.slice(0, 40));
}
return poor"""

# What a screen reader would have no words for.
NAMELESS = """
return [...document.querySelectorAll('a[href], button, input, summary, svg')].filter(e =>
  !(e.textContent.trim() || e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') ||
    (e.labels && e.labels.length))).map(e => e.outerHTML.slice(0, 80))"""


def _console(driver: Chrome) -> list[str]:
    return [entry["message"] for entry in driver.get_log("browser")]  # type: ignore[no-untyped-call]


def _requests(driver: Chrome) -> list[str]:
    events = [json.loads(row["message"])["message"] for row in driver.get_log("performance")]  # type: ignore[no-untyped-call]
    sent = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    return [url for url in sent if url != "about:blank"]


def test_from_the_front_page_to_the_words_of_a_conflict_in_one_click(opened: Open) -> None:
    driver = opened(example())
    driver.find_element("css selector", ".k-contradicts .from a").click()
    found: dict[str, Any] = driver.execute_script(TARGET)
    assert found["text"] == "cinq morts"
    assert found["lit"] == LIT
    assert 100 < found["top"] < found["bottom"] < 900


def test_and_back_again(opened: Open) -> None:
    driver = opened(example())
    driver.find_element("css selector", "#paroles .from a").click()
    words = driver.execute_script("return document.querySelector(':target').textContent")
    back = driver.find_element("css selector", ".p:has(:target) > ul .nq a")
    back.click()
    line = driver.find_element("css selector", "li:target")
    assert words in line.text


def test_without_script_the_words_are_lit_and_in_sight_all_the_same(opened: Open) -> None:
    story = example()
    place = Links(a.id for a in story.articles).words(story.figures[3].anchor)
    driver = opened(story, place, script=False)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    found: dict[str, Any] = driver.execute_script(TARGET)
    assert (found["text"], found["lit"]) == (story.figures[3].anchor.exact, LIT)
    assert 0 < found["top"] < found["bottom"] < 900


def test_words_in_several_pieces_are_lit_together(opened: Open) -> None:
    text = "« Un début\nune suite », a-t-il dit."
    said = Quotation(Anchor.of("a", text, 2, 20), "direct", speaker_name="Un témoin")
    driver = opened(Story("", (Article("a", "a", text, "fr"),), quotations=(said,)), "a-2-20")
    colours = driver.execute_script(
        "return [...document.querySelectorAll('article .q')].map(e => getComputedStyle(e).backgroundColor)"
    )
    assert colours == [LIT, LIT]


def test_nothing_is_requested_and_nothing_is_complained_of(opened: Open) -> None:
    driver = opened(example())
    requests = _requests(driver)
    assert len(requests) == 1 and requests[0].startswith("file:")
    assert _console(driver) == []


def test_a_hostile_story_does_nothing(opened: Open) -> None:
    story = example()
    bad = "</script></style><script>document.title='hit'</script><img src=x onerror=\"document.title='hit'\">"
    actors = tuple(replace(a, name=bad, names=(Name(bad, 1),)) for a in story.actors)
    articles = tuple(
        replace(a, outlet=bad, title=bad, url="javascript:document.title='hit'") for a in story.articles
    )
    more = Article(bad, bad, bad, "fr")
    driver = opened(replace(story, actors=actors, articles=(*articles, more), title="Calme"))
    assert driver.title.startswith("Calme")
    assert len(_requests(driver)) == 1
    assert _console(driver) == []


def test_the_policy_stops_what_would_get_past_the_escaping(opened: Open) -> None:
    driver = opened(example())
    driver.execute_script(
        "const s = document.createElement('script'); s.textContent = 'document.title = \"hit\"';"
        "document.body.append(s); const i = new Image(); i.src = 'http://127.0.0.1:9/x'; document.body.append(i)"
    )
    time.sleep(0.2)
    assert driver.title != "hit"
    assert any("Content Security Policy" in line for line in _console(driver))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_what_is_behind_it(opened: Open, scheme: str) -> None:
    driver = opened(example(), scheme=scheme)
    driver.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert driver.execute_script(CONTRAST) == []


def test_everything_that_can_be_reached_has_a_name(opened: Open) -> None:
    assert opened(example()).execute_script(NAMELESS) == []


def test_the_first_key_skips_to_the_contents_and_focus_is_seen(opened: Open) -> None:
    from selenium.webdriver import ActionChains, Keys

    driver = opened(example())
    ActionChains(driver).send_keys(Keys.TAB).perform()
    focus = driver.switch_to.active_element
    assert focus.get_attribute("class") == "skip"
    assert focus.rect["x"] >= 0
    assert driver.execute_script("return getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_the_layers_of_the_texts_are_switched_by_the_keyboard(opened: Open) -> None:
    from selenium.webdriver import Keys

    driver = opened(example())
    notes = "return [...document.querySelectorAll('.nt')].filter(e => e.getClientRects().length).length"
    assert driver.execute_script(notes) == 0
    driver.find_element("id", "layer-t").send_keys(Keys.SPACE)
    assert driver.execute_script(notes) == len({(t.anchor.article, t.anchor.start) for t in example().times})


@pytest.mark.parametrize("width", [320, 390, 768])
def test_a_narrow_page_does_not_scroll_sideways(opened: Open, width: int) -> None:
    story = replace(example(), title="x" * 300)
    driver = opened(story, width=width)
    assert driver.execute_script("return document.documentElement.scrollWidth") <= width


def _crowded() -> Story:
    """A speaker who says so much that most of it is folded away."""
    texts = [f"« Phrase numéro {i} », a-t-il dit." for i in range(30)]
    articles = tuple(Article(f"a{i}", f"a{i}", text, "fr") for i, text in enumerate(texts))
    said = tuple(
        Quotation(Anchor.of(a.id, a.text, 2, a.text.index(" »")), "direct", speaker_name="Un témoin")
        for a in articles
    )
    return Story("Beaucoup", articles, quotations=said)


def test_a_link_into_what_is_folded_away_opens_it(opened: Open) -> None:
    story = _crowded()
    line = Links(a.id for a in story.articles).line(story.quotations[-1].id)
    driver = opened(story, line)
    assert driver.find_element("id", line).is_displayed()


def test_the_filter_leaves_the_lines_that_have_the_words(opened: Open) -> None:
    driver = opened(_crowded())
    field = driver.find_element("css selector", "#paroles .filter input")
    field.send_keys("NUMERO 27")
    time.sleep(0.4)
    lines = [e.text for e in driver.find_elements("css selector", "#paroles .lines > li") if e.is_displayed()]
    assert len(lines) == 1 and "Phrase numéro 27" in lines[0]


def test_without_script_there_is_no_filter_and_nothing_is_missing(opened: Open) -> None:
    driver = opened(_crowded(), script=False)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert driver.find_elements("css selector", ".filter") == []
    assert len(driver.find_elements("css selector", "#paroles .lines > li")) == 30


def test_in_a_large_story_script_lights_the_pieces(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.export.html._MOST_RULES", 0)
    text = "« Un début\nune suite », a-t-il dit."
    said = Quotation(Anchor.of("a", text, 2, 20), "direct", speaker_name="Un témoin")
    driver = opened(Story("", (Article("a", "a", text, "fr"),), quotations=(said,)), "a-2-20")
    lit = "return [...document.querySelectorAll('article .q')].map(e => getComputedStyle(e).backgroundColor)"
    assert driver.execute_script(lit) == [LIT, LIT]


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every story counts as large."""
    monkeypatch.setattr("recoupe.export.html.page._LARGE", 0)


@pytest.mark.usefixtures("large")
class TestLarge:
    """What is drawn by script when it comes near, or is asked for."""

    def test_from_the_front_page_to_the_words_of_a_conflict(self, opened: Open) -> None:
        driver = opened(example())
        driver.find_element("css selector", ".k-contradicts .from a").click()
        time.sleep(0.2)
        (piece,) = driver.find_elements("css selector", "article .lit")
        top = driver.execute_script("return arguments[0].getBoundingClientRect().top", piece)
        assert (piece.text, 100 < top < 800) == ("cinq morts", True)
        assert driver.execute_script("return getComputedStyle(arguments[0]).backgroundColor", piece) == LIT
        assert _console(driver) == []

    def test_words_that_no_mark_ends_at_are_lit_and_the_next_ones_after_them(self, opened: Open) -> None:
        text = "Un 😀 début « et une suite », a-t-il dit.\nUne fin « de plus », a-t-il dit."
        said = tuple(
            Quotation(Anchor.of("a", text, start, end), "direct", speaker_name="Un témoin")
            for start, end in ((13, 25), (51, 58))
        )
        story = Story("", (Article("a", "a", text, "fr"),), quotations=said)
        driver = opened(story, "a-16-44")
        time.sleep(0.2)
        lit = [e.text for e in driver.find_elements("css selector", "article .lit")]
        assert "".join(lit).replace(" ", "") == text[16:44].replace("\n", "").replace(" ", "")
        driver.execute_script("location.hash = 'a-51-58'")
        time.sleep(0.2)
        assert [e.text for e in driver.find_elements("css selector", "article .lit")] == [text[51:58]]
        quoted = driver.execute_script("return [...document.querySelectorAll('.q')].map(e => e.textContent)")
        assert "".join(quoted) == text[13:25] + text[51:58]
        assert len(driver.find_elements("css selector", "article .nq")) == 2

    def test_the_marks_are_those_of_a_small_page(self, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
        marked = """
            return [...document.querySelectorAll('article')].map(a => ['q', 'f', 't', 'e'].map(layer =>
              [...a.querySelectorAll('.' + layer)].map(e => e.textContent).join('')))"""
        driver = opened(example())
        driver.execute_script("document.querySelectorAll('article').forEach(a => a.scrollIntoView())")
        articles = driver.find_elements("css selector", "article")
        for article in articles:
            driver.execute_script("arguments[0].scrollIntoView()", article)
            time.sleep(0.2)
        packed = driver.execute_script(marked)
        monkeypatch.setattr("recoupe.export.html.page._LARGE", 400)
        assert packed == opened(example()).execute_script(marked)

    def test_what_is_folded_is_there_when_it_is_unfolded_linked_to_or_looked_for(self, opened: Open) -> None:
        story = _crowded()
        driver = opened(story)
        lines = "return document.querySelectorAll('#paroles .lines > li').length"
        few = driver.execute_script(lines)
        assert few < 30
        driver.find_element("css selector", "#paroles summary").click()
        time.sleep(0.3)
        assert driver.execute_script(lines) == 30
        line = Links(a.id for a in story.articles).line(story.quotations[-1].id)
        assert opened(story, line).find_element("id", line).is_displayed()
        driver = opened(story)
        driver.find_element("css selector", "#paroles .filter input").send_keys("numero 27")
        time.sleep(0.4)
        shown = [e for e in driver.find_elements("css selector", "#paroles .lines > li") if e.is_displayed()]
        assert len(shown) == 1 and "Phrase numéro 27" in shown[0].text

    def test_without_script_nothing_is_missing(self, opened: Open) -> None:
        driver = opened(_crowded(), script=False)
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        assert len(driver.find_elements("css selector", "#paroles .lines > li")) == 30
        assert len(driver.find_elements("css selector", "article > p")) == 30

    def test_every_text_stands_out_and_everything_has_a_name(self, opened: Open) -> None:
        driver = opened(example())
        driver.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
        time.sleep(0.3)
        assert driver.execute_script(CONTRAST) == []
        assert driver.execute_script(NAMELESS) == []


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("place", ["paroles", "chiffres", "acteurs", "sources", "articles", "article"])
def test_a_link_leads_to_the_top_of_what_it_names(opened: Open, place: str, script: bool) -> None:
    story = example()
    place = Links(a.id for a in story.articles).article("radio-falaise") if place == "article" else place
    driver = opened(story, place, script=script)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    time.sleep(0.2)
    box = "const b = document.querySelector(':target').getBoundingClientRect(); return [b.top, b.bottom]"
    top, bottom = driver.execute_script(box)
    # Below the bar that stays; or, at the end of the page, as far up as it goes.
    at_end = "return innerHeight + scrollY >= document.documentElement.scrollHeight - 2"
    assert 0 <= top < 200 or (driver.execute_script(at_end) and bottom < 900)
