"""What the sentence of a figure says of it: who gives it, by name or after "selon", and where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from recoupe.compare.common.wording import fold
from recoupe.compare.figures.agreement.setting import Setting
from recoupe.languages import Language
from recoupe.languages.comparison import Comparison
from recoupe.model import Figure, Story
from recoupe.text.patterns import either

# So far after a number, in characters, the words stand that say who gives it; so long they are.
_FAR, _LONG = 40, 40


class Givers:
    """Knows who gives the figures of a story."""

    def __init__(self, story: Story, language: Language, setting: Setting) -> None:
        self._names = {actor.id: actor.name for actor in story.actors}
        self._texts: Mapping[str, str] = {article.id: article.text for article in story.articles}
        words = language.lexicon(Comparison)
        self._before = _subject(words.given_before, words.auxiliaries, words.given_as)
        self._after = _pattern(words.given_by, words.given_by_ends)
        self._setting = setting
        self._function = frozenset(words.function_words)
        self._numbers = {(f.anchor.article, f.anchor.start) for f in story.figures}

    def name(self, figure: Figure) -> str:
        """The name of who gives ``figure``, as the story or the sentence has it, else ""."""
        return self._names.get(figure.said_by or "") or self._words(figure)

    def key(self, figure: Figure) -> str | None:
        """The same for all that one giver gives."""
        return figure.said_by or fold(self._words(figure)) or None

    def is_named_behind(self, figure: Figure) -> bool:
        """Whether "selon" and a name stand right behind the number."""
        text, end = self._texts.get(figure.anchor.article, ""), figure.anchor.end
        found = self._after.match(text, end, end + _FAR + _LONG + 20)
        return found is not None and not text[end : found.start("by")].strip(" ,\xa0")

    def is_named_before(self, figure: Figure) -> bool:
        """Whether a verb that gives numbers and its subject stand before the number."""
        text, start = self._texts.get(figure.anchor.article, ""), figure.anchor.start
        found = self._before.search(text, max(0, start - _FAR - _LONG), start)
        return found is not None and self._begins(found["name"])

    def placed(self, figure: Figure, place: str) -> bool:
        """Whether ``place`` is named in the sentence of ``figure``."""
        before, after = self._setting.sentence(figure.anchor)
        return place in f"{before}{figure.anchor.exact}{after}"

    def _words(self, figure: Figure) -> str:
        anchor = figure.anchor
        text = self._texts.get(anchor.article, "")
        found = self._after.match(text, anchor.end, anchor.end + _FAR + _LONG + 20)
        if not found:
            found = self._before.search(text, max(0, anchor.start - _FAR - _LONG), anchor.start)
            if found and not self._begins(found["name"]):
                return ""
        if not found:
            return ""
        between = range(min(anchor.end, found.end("name")), max(anchor.start, found.start("name")))
        name = found["name"].strip()
        nobody = all(word in self._function for word in fold(name).replace("'", " ").split())
        other = any(n != anchor.start and (anchor.article, n) in self._numbers for n in between)
        return "" if nobody or other else name

    def _begins(self, name: str) -> bool:
        """Whether a subject may begin so: "la police", "Beauvau", and no "disent en avoir"."""
        first = re.split(r"[ '’]", name.strip())[0]
        return not first.islower() or fold(first) in self._function


@cache
def _subject(
    verbs: tuple[str, ...], auxiliaries: tuple[str, ...], given_as: tuple[str, ...]
) -> re.Pattern[str]:
    giving = rf"(?:{either(auxiliaries)} ){{0,4}}{either(verbs)}\w*"
    # A word between commas sets the subject off: "les organisateurs, eux, disent en avoir compté".
    return re.compile(
        rf"(?:^|[,;:.!?\n»] ?)(?P<name>[^\W\d_][\w'’-]*(?: [\w'’-]+){{0,5}}?)"
        rf"(?:, [a-z]{{2,4}},)? {giving}(?:(?: |(?=,)){either(given_as)}|(?: \w{{1,2}})?) ?[«“\"]? ?$",
    )


@cache
def _pattern(given_by: tuple[str, ...], ends: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"[^.;!?\n«\"]{{0,{_FAR}}}?\b(?P<by>{either(given_by)})\s*(?P<name>[^\W\d_][\w'’ -]{{1,{_LONG}}}?)"
        rf"(?=[,.;:!?)\n«\"]| {either(ends)}\b|$)"
    )
