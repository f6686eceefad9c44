"""The web application in a real browser, over a real server on loopback."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from recoupe.execute import SerialExecutor
from recoupe.model import Name
from recoupe.pipeline import build, load
from recoupe.store import Store, StoreError, open_store
from tests.browser.conftest import Open, Served, shape
from tests.browser.test_page import CONTRAST, LIT, NAMELESS
from tests.dossier.example import example
from tests.web.conftest import ARTICLES

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser
# The rules of WCAG 2.2, levels A and AA, as axe-core holds them.
AXE = """
const done = arguments[arguments.length - 1];
axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then(found => done(
  found.violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v =>
    v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | '))))"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the example story."""
    path = tmp_path_factory.mktemp("built") / "story.db"
    with closing(open_store(path, create=True)) as store:
        build([ARTICLES], store, SerialExecutor(), title="La passerelle")
    return path


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(built, tmp_path / "story.db"))


def _until(screen: Chrome, there: Callable[[], bool]) -> None:
    """Wait for the page to which a form leads; where it says that a decision is being applied, ask again."""
    from selenium.common.exceptions import WebDriverException

    ended = time.monotonic() + 60
    while time.monotonic() < ended:
        with suppress(WebDriverException):
            if there():
                return
            if len(screen.find_elements("css selector", ".notice p")) > 1:
                screen.refresh()
        time.sleep(0.2)
    assert there()


def _addresses(store: Path) -> list[str]:
    """A page of each kind."""
    with closing(open_store(store)) as opened:
        story = load(opened)
    things = (story.quotations[0], story.figures[0], story.events[0], story.findings[0])
    many = max(story.actors, key=lambda a: len(a.names))
    return [
        *("/", "/timeline", "/statements", "/positions", "/figures", "/actors", "/sources", "/findings"),
        *("/judgements", "/search?q=passerelle", "/nothing", f"/actors/{many.id}"),
        *(f"/judge/{thing.id}" for thing in things),
    ]


def _article(driver: Chrome, base: str) -> str:
    driver.get(f"{base}/sources")
    return str(driver.find_element("css selector", "table.sources td:nth-child(3) a").get_attribute("href"))


def test_from_the_front_page_to_the_words_of_a_conflict_in_two_clicks(
    screen: Chrome, served: Served, store: Path
) -> None:
    screen.get(served(store))
    # The first click: all conflicts; the second: the words of one of them.
    screen.find_element("css selector", 'nav a[href="/findings"]').click()
    door = screen.find_element("css selector", ".k-contradicts .from a")
    words = screen.find_element("css selector", ".k-contradicts .sides mark").text
    door.click()
    found: dict[str, Any] = screen.execute_script(
        "const t = document.querySelector(':target'), r = t.getBoundingClientRect();"
        "return {text: t.textContent, lit: getComputedStyle(t).backgroundColor, top: r.top, bottom: r.bottom}"
    )
    assert (found["text"], found["lit"]) == (words, LIT)
    assert 60 < found["top"] < found["bottom"] < 900


def _build(store: Store) -> None:
    """Read the example; while the server applies a correction it holds the store."""
    ended = time.monotonic() + 60
    while True:
        try:
            build([ARTICLES], store, SerialExecutor())
            return
        except StoreError:
            if time.monotonic() > ended:
                raise
            time.sleep(0.2)


def test_a_merge_made_in_the_page_survives_a_rereading(screen: Chrome, served: Served, store: Path) -> None:
    base = served(store)
    with closing(open_store(store)) as opened:
        before = load(opened).actors
    one, other = [a for a in before if a.kind == "person"][:2]
    screen.get(f"{base}/actors/{one.id}")
    form = screen.find_element("xpath", '//form[.//input[@value="same_actor"]]')
    form.find_element("css selector", "input[name=about]:not([type])").send_keys(other.name)
    form.find_element("css selector", "button").click()
    _until(screen, lambda: bool(screen.find_elements("css selector", ".notice form")))
    with closing(open_store(store)) as opened:
        with opened._writes() as connection:  # type: ignore[attr-defined]
            connection.exec_driver_sql("DELETE FROM readings")
        _build(opened)
        after = load(opened).actors
    assert len(after) == len(before) - 1
    for _ in range(50):
        screen.get(f"{base}/actors")
        page = screen.find_element("tag name", "main").text
        if one.name in page and other.name not in re.findall(r"^[^\n]+", page, re.MULTILINE):
            break
        time.sleep(0.1)
    assert any({one.name, other.name} <= {n.text for n in a.names} for a in after)


def test_a_finding_is_judged_and_taken_back_by_the_keyboard(
    screen: Chrome, served: Served, store: Path
) -> None:
    from selenium.webdriver import Keys

    screen.get(f"{served(store)}/findings")
    before = len(screen.find_elements("css selector", ".finding"))
    screen.find_element("css selector", ".quick button[value=wrong]").send_keys(Keys.ENTER)
    _until(screen, lambda: len(screen.find_elements("css selector", ".finding")) == before - 1)
    screen.find_element("css selector", ".notice button").send_keys(Keys.ENTER)
    _until(screen, lambda: len(screen.find_elements("css selector", ".finding")) == before)


def test_everything_works_without_script(screen: Chrome, served: Served, store: Path) -> None:
    base = served(store)
    screen.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        screen.get(base)
        screen.find_element("id", "q").send_keys("effondrée")
        screen.find_element("css selector", ".find button").click()
        _until(screen, lambda: bool(screen.find_elements("css selector", ".hits mark")))
        screen.get(f"{base}/findings")
        before = len(screen.find_elements("css selector", ".finding"))
        screen.find_element("css selector", ".quick button[value=hide]").click()
        _until(screen, lambda: len(screen.find_elements("css selector", ".finding")) == before - 1)
    finally:
        screen.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_nothing_is_asked_of_another_host_and_nothing_is_complained_of(
    screen: Chrome, served: Served, store: Path
) -> None:
    base = served(store)
    for address in [*_addresses(store), _article(screen, base).removeprefix(base)]:
        screen.get(base + address)
        complaints = screen.get_log("browser")  # type: ignore[no-untyped-call]
        if address != "/nothing":
            assert complaints == [], address
    events = [json.loads(row["message"])["message"] for row in screen.get_log("performance")]  # type: ignore[no-untyped-call]
    sent = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    assert len(sent) > 10
    assert [url for url in sent if not url.startswith((base, "data:", "about:"))] == []


def test_a_hostile_story_does_nothing(screen: Chrome, served: Served, tmp_path: Path) -> None:
    story = example()
    bad = "</script></style><script>document.title='hit'</script><img src=x onerror=\"document.title='hit'\">"
    actors = tuple(replace(a, name=bad, names=(Name(bad, 1),)) for a in story.actors)
    articles = tuple(
        replace(a, outlet=bad, title=bad, url="javascript:document.title='hit'") for a in story.articles
    )
    path = tmp_path / "bad.db"
    with closing(open_store(path, create=True)) as store:
        store.put_story("k", replace(story, title="Calme", actors=actors, articles=articles))
    base = served(path)
    for address in (*_addresses(path), "/search?q=%3Cscript%3Edocument.title%3D'hit'%3C/script%3E"):
        screen.get(base + address)
        assert screen.title.endswith("Calme"), address


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_no_page_has_a_serious_fault_of_accessibility(
    screen: Chrome, served: Served, store: Path, width: int, scheme: str
) -> None:
    base = served(store)
    shape(screen, width, scheme)
    for address in [*_addresses(store), _article(screen, base).removeprefix(base)]:
        screen.get(base + address)
        assert _faults(screen) == [], address
        assert screen.execute_script(CONTRAST) == [], address
        nameless = screen.execute_script(NAMELESS)
        assert [tag for tag in nameless if 'type="hidden"' not in tag] == [], address
        assert screen.execute_script("return document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nor_has_the_exported_page(opened: Open, scheme: str) -> None:
    assert _faults(opened(example(), scheme=scheme)) == []


def _faults(driver: Chrome) -> list[str]:
    from axe_core_python.selenium import Axe

    # Through the protocol of the debugger, since the policy of the page lets no other script in.
    driver.execute_cdp_cmd("Runtime.evaluate", {"expression": Axe().axe_script})
    driver.set_script_timeout(60)
    found: list[str] = driver.execute_async_script(AXE)
    return found


def test_a_filter_stands_in_the_address_and_can_be_sent(screen: Chrome, served: Served, store: Path) -> None:
    base = served(store)
    screen.get(f"{base}/statements")
    shown = len(screen.find_elements("css selector", "#paroles .lines > li:not([hidden])"))
    screen.find_element("css selector", ".filter input").send_keys("Ferrand")
    _until(screen, lambda: "filter=Ferrand" in screen.current_url)
    sent = screen.current_url
    screen.get("about:blank")
    screen.get(sent)
    left = screen.find_elements("css selector", "#paroles .lines > li:not([hidden])")
    assert 0 < len(left) < shown
    assert screen.find_element("css selector", ".filter input").get_attribute("value") == "Ferrand"
    assert screen.get_log("browser") == []  # type: ignore[no-untyped-call]


def test_an_article_is_corrected_in_its_margin_and_the_browser_is_led_back(
    screen: Chrome, served: Served, store: Path
) -> None:
    base = served(store)
    page = _article(screen, base)
    screen.get(page)
    screen.find_element("css selector", ".nq .tool").click()
    screen.find_element("css selector", "input[list=nearby]").send_keys("Une passante")
    screen.find_element("css selector", "form.work button").click()
    _until(screen, lambda: "Une passante" in screen.find_element("css selector", ".p:has(:target) > ul").text)
    assert screen.current_url.startswith(page) and "#" in screen.current_url
