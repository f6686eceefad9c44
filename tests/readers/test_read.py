"""What is read, what is set aside and with which words."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from recoupe.model import Document, Rejection
from recoupe.readers import ReadError, read
from recoupe.readers.limits import LARGEST_ARTICLE, LARGEST_LINE

PAGE = "<html><body><p>Le fleuve est sorti de son lit.</p></body></html>"


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def documents(*paths: Path) -> list[Document]:
    found = list(read(paths))
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def rejection(*paths: Path) -> Rejection:
    (found,) = read(paths)
    assert isinstance(found, Rejection)
    return found


def test_a_text_file_is_an_article_named_by_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "crue.txt", "La rivière déborde.")
    (found,) = documents(path)
    assert (found.id, found.file, found.line) == ("crue.txt", str(path), None)
    assert found.content == "La rivière déborde.".encode()
    assert found.media_type == "text/plain"


@pytest.mark.parametrize("name", ["crue.html", "crue.htm", "crue.HTML"])
def test_a_page_keeps_its_bytes_and_its_type(tmp_path: Path, name: str) -> None:
    (found,) = documents(write(tmp_path / name, PAGE))
    assert (found.media_type, found.content) == ("text/html", PAGE.encode())


def test_a_line_of_a_list_gives_all_that_it_says(tmp_path: Path) -> None:
    row = {
        "id": "a1",
        "text": "Le préfet a parlé.",
        "url": "https://exemple.fr/1",
        "outlet": "L'Exemple",
        "date": "2021-03-04",
        "title": "Le préfet parle",
        "language": "fr",
    }
    path = write(tmp_path / "liste.jsonl", json.dumps(row) + "\n\n" + json.dumps({"html": PAGE}) + "\n")
    first, second = documents(path)
    assert (first.id, first.line, first.content) == ("a1", 1, "Le préfet a parlé.".encode())
    assert (first.url, first.outlet, first.date, first.title, first.language) == (
        "https://exemple.fr/1",
        "L'Exemple",
        "2021-03-04",
        "Le préfet parle",
        "fr",
    )
    assert (second.id, second.line, second.media_type) == ("liste.jsonl:3", 3, "text/html")


def test_numbers_are_taken_for_ids_and_dates_and_empty_values_for_none(tmp_path: Path) -> None:
    (found,) = documents(
        write(tmp_path / "l.jsonl", '{"id": 12, "date": 2019, "text": "Oui.", "title": " "}')
    )
    assert (found.id, found.date, found.title) == ("12", "2019", None)


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.html", ".cache/x.txt", ".hidden.txt"):
        write(tmp_path / name, PAGE)
    assert [Path(d.file).relative_to(tmp_path).as_posix() for d in documents(tmp_path)] == [
        "b.txt",
        "a/y.html",
        "a/z.txt",
    ]


def test_files_of_one_name_go_by_their_paths(tmp_path: Path) -> None:
    one, two = write(tmp_path / "a/1.txt", "Un."), write(tmp_path / "b/1.txt", "Deux.")
    assert [d.id for d in documents(tmp_path)] == ["1.txt", str(two)]
    assert [d.id for d in documents(one, one)] == ["1.txt", "1.txt"]


def test_articles_of_one_id_get_numbers_and_the_same_line_twice_does_not(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": text} for text in ("Un.", "Deux.", "Un.", "Trois.")]
    path = write(tmp_path / "l.jsonl", "\n".join(map(json.dumps, rows)))
    assert [d.id for d in documents(path)] == ["a", "a#2", "a", "a#3"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.txt", b"", "is empty"),
        ("x.txt", b" \n\t ", "is empty"),
        ("x.jsonl", b"\n \n", "is empty"),
        ("x.txt", b"%PDF-1.4\n...", "is a PDF document, no text"),
        ("x.txt", b"\x00\x01\x02abc", "is binary data, no text"),
        ("x.html", b"\x89PNG\r\n\x1a\n", "is a picture, no text"),
        ("x.jsonl", b"PK\x03\x04....", "is a zip archive or an office document, no text"),
        (
            "x.jsonl",
            "\ufeff{}".encode("utf-16-le"),
            "is in UTF-16 or UTF-32; save it as UTF-8, as JSON has to be",
        ),
        (
            "x.odt",
            b"PK",
            "is none of the kinds of file that are read (.txt .html .htm .jsonl .parquet .pdf .docx .rss .atom .xml .warc .warc.gz)",
        ),
        ("README.txt", b"Lisez.", "tells about the folder; give it by another name if it is an article"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = write(tmp_path / name, content)
    assert rejection(path) == Rejection(str(path), reason)
    assert rejection(tmp_path) == Rejection(str(path), reason)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "Le mai', "is not JSON: unterminated string starting at character 10"),
        ('["text"]', "is JSON, but no object with a text or html in it"),
        ('"texte"', "is JSON, but no object with a text or html in it"),
        ('{"id": "a"}', "has neither text nor html"),
        ('{"text": "", "html": null}', "has neither text nor html"),
        ('{"text": {"fr": "Le maire"}}', "has neither text nor html"),
        ("[" * 200_000, "is not JSON that can be read"),
        ('{"id": ' + "9" * 10_000 + "}", "is not JSON that can be read"),
    ],
)
def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path, line: str, reason: str) -> None:
    path = write(tmp_path / "l.jsonl", f'{{"text": "Un."}}\n{line}\n{{"text": "Trois."}}')
    first, broken, third = read([path])
    assert isinstance(first, Document) and isinstance(third, Document)
    assert (first.line, third.line) == (1, 3)
    assert broken == Rejection(str(path), reason, 2)


def test_lines_and_files_beyond_the_limits_are_refused_by_name_of_the_limit(tmp_path: Path) -> None:
    long = b'{"text": "' + b"a" * (LARGEST_LINE + 3_000_000) + b'"}'
    lines = write(tmp_path / "a.jsonl", b'{"text": "Un."}\n' + long + b'\n{"text": "Trois."}\n')
    first, second, third = read([lines])
    assert second == Rejection(str(lines), "is longer than 16 MB, the most for one line", 2)
    assert isinstance(first, Document) and isinstance(third, Document) and third.line == 3
    file = write(tmp_path / "b.txt", b"a" * (LARGEST_ARTICLE + 1))
    assert rejection(file).reason == "is larger than 8 MB, the most for one article"
    text = write(tmp_path / "c.jsonl", b'{"text": "' + b"a" * (LARGEST_ARTICLE + 1) + b'"}')
    assert rejection(text).reason == "has a text larger than 8 MB, the most for one article"


def test_a_list_that_is_not_in_utf8_is_read_as_windows_text(tmp_path: Path) -> None:
    row = '{"text": "Le préfet de l’Aude", "outlet": "Midi-Présent"}'
    (found,) = documents(write(tmp_path / "l.jsonl", row.encode("cp1252")))
    assert (found.content.decode(), found.outlet) == ("Le préfet de l’Aude", "Midi-Présent")


def test_a_list_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    (found,) = documents(write(tmp_path / "l.jsonl", '\ufeff{"text": "Un."}'))
    assert found.content == b"Un."


def test_half_a_surrogate_pair_is_lost_and_the_article_is_not(tmp_path: Path) -> None:
    (found,) = documents(write(tmp_path / "l.jsonl", r'{"id": "\udc80", "text": "Bravo \ud83d !"}'))
    assert found.content.decode() == "Bravo \ufffd !"
    assert found.sha256


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert rejection(tmp_path / "a") == Rejection(str(tmp_path / "a"), "is an empty folder")


def test_a_path_that_does_not_exist_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    there = write(tmp_path / "a.txt", "Un.")
    with pytest.raises(ReadError, match=r"nulle-part: no such file or folder$"):
        read([there, tmp_path / "nulle-part"])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Un.")
    path.chmod(0)
    assert rejection(path).reason == "cannot be read: permission denied"


def test_an_error_of_the_system_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt", "Un.")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert rejection(path) == Rejection(str(path), "cannot be read: permission denied")


def test_what_is_no_regular_file_is_not_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)
    assert rejection(pipe) == Rejection(str(pipe), "is no regular file")


def test_files_are_read_one_after_the_other(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "Un.")
    later = write(tmp_path / "b.txt", "Deux.")
    found = read([tmp_path])
    next(found)
    later.write_text("Trois.")
    second = next(found)
    assert isinstance(second, Document) and second.content == b"Trois."


@pytest.mark.shared
def test_the_stories_are_read_whole(shared: Path) -> None:
    found = list(read([shared / "stories" / "iraq-withdrawal" / "articles"]))
    assert len(found) == 5
    assert all(isinstance(item, Document) for item in found)
