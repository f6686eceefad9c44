"""The application over a real store, and a browser of few means to use it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from recoupe.execute import SerialExecutor
from recoupe.model import Story
from recoupe.pipeline import build
from recoupe.store import Store, open_store
from recoupe.web.app import create_app
from recoupe.web.guard import Policy

ARTICLES = Path(__file__).resolve().parents[2] / "examples" / "story" / "articles.jsonl"
TOKEN = "une phrase de passe"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the example story."""
    path = tmp_path_factory.mktemp("built") / "story.db"
    store = open_store(path, create=True)
    build([ARTICLES], store, SerialExecutor(), title="La passerelle")
    store.close()
    return path


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Path(shutil.copy(built, tmp_path / "story.db")))
    yield opened
    opened.close()


class Browser(TestClient):
    """A client that fills in forms as they stand in the pages."""

    def read(self, address: str) -> str:
        """The page at an address, which has to be there."""
        answer = self.get(address)
        assert answer.status_code == 200, (address, answer.text)
        return answer.text

    def csrf(self, address: str = "/judgements") -> str:
        """What a form has to bring along."""
        found = re.search(r'name="csrf" value="(\w+)"', self.read(address))
        assert found
        return found[1]

    def judge(self, decision: str, *about: str, value: str = "", back: str = "/", who: str = "Ada") -> str:
        """Send a form as a page of ours would; gives the page to which the answer leads."""
        form = {"decision": decision, "value": value, "back": back, "who": who, "csrf": self.csrf()}
        answer = self.post("/judge", data={**form, "about": list(about)})
        assert answer.status_code == 200, answer.text
        return answer.text


def browser(store: Store, policy: Policy | None = None, **headers: str) -> Browser:
    app = create_app(store, policy or Policy(frozenset({"testserver"}), 80))
    given = {"accept-language": "fr", **headers}
    return Browser(app, raise_server_exceptions=False, headers=given)


@pytest.fixture
def web(store: Store) -> Iterator[Browser]:
    with browser(store) as opened:
        yield opened


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Callable[[Story], Browser]]:
    """The application over a story that a test tells."""
    opened: list[Store] = []

    def over(story: Story) -> Browser:
        store = open_store(tmp_path / f"told{len(opened)}.db", create=True)
        store.put_story("key", story)
        opened.append(store)
        return browser(store)

    yield over
    for store in opened:
        store.close()
