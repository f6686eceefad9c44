"""``recoupe watch`` on a feed of a real server, and ``recoupe diff``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import recoupe
from tests.readers.test_fetch import _Site, site  # noqa: F401 - the server is a fixture

ITEM = "<item><guid>{n}</guid><link>{url}/{n}.html</link><title>Crue {n}</title><pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate><description>{text}</description></item>"
PAGE = "<html lang='fr'><head><title>Crue</title></head><body><article><h1>La crue</h1><p>{text}</p><p>Les habitants attendent depuis mardi que l’eau se retire des rues basses de la ville.</p></article></body></html>"
SHORT = "Le fleuve est sorti de son lit."
LONG = "Le fleuve est sorti de son lit mardi matin. « Nous avons évacué deux écoles », a déclaré la maire, Jeanne Valmer. Trois personnes ont été blessées."


def feed(server: type[_Site], url: str, *items: tuple[int, str]) -> None:
    body = "".join(ITEM.format(n=n, url=url, text=text) for n, text in items)
    content = (
        f"<rss version='2.0'><channel><title>Le Courrier</title><language>fr</language>{body}</channel></rss>"
    )
    server.pages["/feed"] = (200, {"ETag": f'"{len(content)}"'}, content.encode())


def test_new_articles_are_fetched_and_what_they_change_is_told(
    site: tuple[str, type[_Site]],  # noqa: F811
    tmp_path: Path,
) -> None:
    url, server = site
    store = tmp_path / "s.db"
    watch = ("watch", f"{url}/feed", "--store", store, "--once", "--allow-private")
    feed(server, url, (1, SHORT))
    server.pages["/1.html"] = (200, {"Content-Type": "text/html"}, PAGE.format(text=LONG).encode())
    first = recoupe(*watch)
    assert (first.returncode, first.stderr) == (0, "")
    assert "new article: Le Courrier: Crue 1" in first.stdout
    assert "new statement: Jeanne Valmer: Nous avons évacué deux écoles" in first.stdout
    before = shutil.copy(store, tmp_path / "before.db")
    asked = len(server.asked)
    again = recoupe(*watch)
    assert "nothing new" in again.stdout
    assert [path for path, _, _ in server.asked[asked:]] == ["/robots.txt", "/feed"]
    feed(server, url, (1, SHORT), (2, "Le bilan est de cinq blessés, a annoncé mercredi la préfecture."))
    third = recoupe(*watch)
    assert "new article: Le Courrier: Crue 2" in third.stdout and "Crue 1" not in third.stdout
    told = recoupe("diff", before, store)
    assert (told.returncode, told.stdout) == (0, third.stdout)


def test_a_feed_that_cannot_be_had_is_named_and_the_folder_beside_it_is_read(
    site: tuple[str, type[_Site]],  # noqa: F811
    tmp_path: Path,
) -> None:
    url, _ = site
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(LONG)
    done = recoupe(
        "watch", f"{url}/none", tmp_path / "in", "--store", tmp_path / "s.db", "--once", "--allow-private"
    )
    assert (done.returncode, done.stderr) == (0, f"recoupe: {url}/none: the server answers 404 (set aside)\n")
    assert "new article" in done.stdout


@pytest.mark.parametrize("source", ["nowhere", "ftp://exemple.fr/x"])
def test_what_is_no_source_is_said_in_one_line(tmp_path: Path, source: str) -> None:
    done = recoupe("watch", source, "--store", tmp_path / "s.db", "--once")
    assert (done.returncode, done.stderr) == (
        1,
        f"recoupe: {Path(source)}: no such file or folder, and no address of the web\n",
    )
