"""When two spellings are one name.

A name is cut into parts (given names, surname, with "al-", "Abou" and "Abdel" as part of what they govern),
each part is written in one spelling for all transliterations, and two names agree when their parts
correspond one to one. Distance over whole strings cannot do this: "Adel Abdel Mahdi" and "Abou Mehdi" are
closer to each other than two spellings of either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from recoupe.extract.mentions.words import fold
from recoupe.languages import Language
from recoupe.languages.names import Names

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*\.?")
_VOWELS = frozenset("aeiou")
# The number of a monarch or a pope: "Louis XIV" is not "Louis XV".
_NUMERAL = re.compile(r"[ivx]+|i(?:er|re)")
# An accent on the last letter tells that it is heard, as the "h" of "Salameh" does.
_SOUNDED = ("é", "è", "ê", "É")
# Names with their parts in another order must be spelt alike.
_CROSSED = 0.95
# A name that goes on after all parts of another: likely, where nothing speaks against it.
_ONE_MORE, _MORE_SURNAMES = 0.75, 2
# A compound given name cut short.
_CUT_SHORT = 0.8
# How dear a difference is, against a limit that grows with the length of the part.
_CLOSE, _VOWEL, _INSERTED, _CONSONANT = 0.35, 0.6, 0.65, 2.0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a name: as written, folded; in the common spelling; and its consonants, for blocking."""

    folded: str
    sound: str
    skeleton: str
    initial: bool = False


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, in the order written, particles and generations left out.

    ``joined`` are all its words in one, folded: "Le Drian" is "Ledrian".
    """

    text: str
    parts: tuple[Part, ...]
    joined: str = ""
    compound: bool = False

    @property
    def surname(self) -> Part:
        """The last part."""
        return self.parts[-1]

    @property
    def full(self) -> bool:
        """Whether there is more than a surname; a compound one ("Dupont-Durand") has several parts."""
        return len(self.parts) > 1 and not self.compound


class NameBook:
    """The rules of spelling of a language, and the names it has read."""

    def __init__(self, language: Language) -> None:
        names = language.lexicon(Names)
        self._rules = [(re.compile(rule.write), rule.as_) for rule in names.spellings]
        self._articles = frozenset(map(fold, names.articles))
        self._filiation = frozenset(map(fold, names.filiation))
        # An elided one stands with its apostrophe, or without it.
        self._particles = frozenset(form for p in map(fold, names.particles) for form in (p, p.rstrip("'")))
        given, forms = names.first_names, names.civilities
        self._civilities = frozenset(map(fold, (*forms.masculine, *forms.feminine)))
        either = frozenset(map(fold, forms.either))
        self._dropped = frozenset(map(fold, names.generations)) | self._civilities
        self._attached = frozenset(map(fold, names.attached))
        self._compounding = frozenset(map(fold, names.compounding))
        self._short = _short_forms(names.short_forms)
        self._vowels = _pairs(names.close_vowels)
        self._consonants = _pairs(names.close_consonants)
        self.first_names: Mapping[str, str | None] = {
            **{fold(n): "m" for n in given.masculine},
            **{fold(n): "f" for n in given.feminine},
            **{fold(n): None for n in given.either},
        }
        # "Docteur Anna Petit"; "Cheikh" is a given name as well.
        self._before_names = self._civilities | (either - self.first_names.keys())
        self.name = lru_cache(maxsize=50_000)(self._name)
        self.alike = lru_cache(maxsize=100_000)(self._alike)
        self.sound = lru_cache(maxsize=100_000)(self._sound)

    def _name(self, text: str) -> PersonName:
        """The parts of a name as written in an article."""
        raw = [w for piece in text.split() for w in self._pieces(piece)]
        while len(raw) > 2 and fold(raw[0]).rstrip(".") in self._before_names:
            # "Mme Anne Petit"; "M. Petit" is left as it is written.
            raw = raw[1:]
        words = [fold(w) for w in raw]
        parts: list[Part] = []
        held = ""
        for at, word in enumerate(words):
            bare, last = word.rstrip("."), at == len(words) - 1
            if not last and self._governs(raw, at):
                held += "" if bare in self._articles else bare
            elif last or not (bare in self._particles or (bare in self._dropped and parts)):
                if not (bare in self._dropped and parts):
                    initial = word.endswith(".") or len(bare) == 1 or (at == 0 and _monogram(raw))
                    parts.append(self._part(held, bare, initial, sounded=raw[at].endswith(_SOUNDED)))
                held = ""
        found = tuple(parts) or (self._part("", fold(text), False),)
        compound = len(text.split()) == 1 and bool(words) and words[0] not in self.first_names
        return PersonName(text, found, "".join(words).replace("-", ""), compound)

    def _pieces(self, word: str) -> list[str]:
        """The words of one piece between spaces: compound given names stay whole ("Jean-Pierre")."""
        pieces = _WORD.findall(word.replace("-", " ").replace("‑", " "))
        if len(pieces) > 1 and all(fold(piece) in self.first_names for piece in pieces):
            return ["-".join(pieces)]
        return pieces

    def _governs(self, raw: Sequence[str], at: int) -> bool:
        """Whether the word belongs to the one after it: "al-", "Abou", "ben" ("Ben" may be a given name)."""
        word = fold(raw[at]).rstrip(".")
        if word in self._articles:
            return not (at == 0 and word in self.first_names)
        if word in self._attached:
            linked = at > 0 and fold(raw[at - 1]) in self._particles
            # "Jean de La Fontaine", but "Ana de la Vega", "Ana De La Vega"
            return not linked or (raw[at][0].isupper() and raw[at - 1][0].islower())
        if word not in self._filiation:
            return False
        return at > 0 or raw[at][0].islower() or not (len(raw) == 2 and word in self.first_names)

    def _part(self, held: str, word: str, initial: bool, *, sounded: bool = False) -> Part:
        """The part of a name; ``sounded`` tells that its last letter is an "e" that is heard."""
        sound = (self.sound(held) if held else "") + self.sound(f"{word}h" if sounded else word)
        return Part(held + word, sound, _skeleton(sound), initial)

    def short_forms(self, folded: str) -> frozenset[str]:
        """The other forms of a given name, folded."""
        return self._short.get(folded, frozenset())

    def _sound(self, word: str) -> str:
        """``word``, folded, in the one spelling of all transliterations."""
        for pattern, written in self._rules:
            word = pattern.sub(written, word)
        return word

    def _alike(self, left: Part, right: Part) -> float:
        """How alike two parts are, 0 to 1: 1 for the same word, 0 for two names."""
        if left.folded == right.folded:
            return 1.0
        if self._told_apart(left, right):
            return 0.0
        if left.initial or right.initial:
            return 0.8 if left.folded[0] == right.folded[0] else 0.0
        if right.folded in self._short.get(left.folded, ()):
            return 0.9
        if left.sound == right.sound:
            return 0.95
        if "-" in left.folded or "-" in right.folded:
            return self._compounds(left, right)
        given = left.folded in self.first_names and right.folded in self.first_names
        if given and self._cost(left.sound, right.sound, _CLOSE) > _CLOSE:
            return 0.0
        limit = 0.34 * min(len(left.sound), len(right.sound)) - 0.35
        cost = self._cost(left.sound, right.sound, limit)
        return 0.0 if cost > limit else 0.9 - 0.4 * cost / max(limit, 0.01)

    def _compounds(self, left: Part, right: Part) -> float:
        """How alike two given names are of which one at least is a compound.

        "Félix" may be short for "Félix-Antoine"; "Jean" is not for "Jean-Pierre", which begins many names.
        """
        mine, other = ([self._part("", w, len(w) == 1) for w in p.folded.split("-")] for p in (left, right))
        if len(mine) == len(other):
            return min(self.alike(a, b) for a, b in zip(mine, other, strict=True))
        short, long = sorted((mine, other), key=len)
        common = short[0].folded in self._compounding
        return 0.0 if len(short) > 1 or common else _CUT_SHORT * self.alike(short[0], long[0])

    def _told_apart(self, left: Part, right: Part) -> bool:
        """Whether both are known given names of a man and a woman ("Daniel", "Danielle"), or two numerals."""
        if _NUMERAL.fullmatch(left.folded) and _NUMERAL.fullmatch(right.folded):
            return True
        genders = {self.first_names.get(left.folded), self.first_names.get(right.folded)}
        return None not in genders and len(genders) == 2

    def _cost(self, left: str, right: str, limit: float) -> float:
        """What it costs to turn one sound into the other, by the confusions of transliteration."""
        previous = list(accumulate(map(self._dropping, right), initial=0.0))
        for a in left:
            current = [previous[0] + self._dropping(a)]
            for n, b in enumerate(right):
                current.append(
                    min(
                        previous[n] + self._replacing(a, b),
                        previous[n + 1] + self._dropping(a),
                        current[n] + self._dropping(b),
                    )
                )
            if min(current) > limit:
                return limit + 1
            previous = current
        return previous[-1]

    def _replacing(self, a: str, b: str) -> float:
        if a == b:
            return 0.0
        if (a, b) in self._vowels or (a, b) in self._consonants:
            return _CLOSE
        return _VOWEL if a in _VOWELS and b in _VOWELS else _CONSONANT

    def _dropping(self, a: str) -> float:
        return _INSERTED if a in _VOWELS or a in "hi" else _CONSONANT

    def same(self, left: PersonName, right: PersonName) -> float:
        """How surely two full names are one, 0 to 1: the least alike of their parts, each with its own.

        A name may have more parts than the other (a second given name), if first and last correspond.
        """
        if not (left.full and right.full):
            return 0.0
        if left.joined == right.joined:
            return 0.95
        short, long = sorted((left.parts, right.parts), key=len)
        surname = self.alike(short[-1], long[-1])
        given = self.alike(short[0], long[0])
        if len(short) == len(long):
            straight = min(self.alike(a, b) for a, b in zip(short, long, strict=True))
            return straight or self._turned(left, right)
        if surname and given and self._within(short, long):
            return 0.9 * min(surname, given)
        return self._begins(left, right) or self._surnames_alone(short, long) or self._fused(short, long)

    def _begins(self, left: PersonName, right: PersonName) -> float:
        """How surely the longer name is the shorter one with more surnames: "Salva Kiir Mayardit".

        Not where a hyphen joins them ("Nicolas Dupont" is not Dupont-Aignan), nor a given name comes before.
        """
        short, long = sorted((left, right), key=lambda name: len(name.parts))
        size = len(short.parts)
        if not size < len(long.parts) <= size + _MORE_SURNAMES or short.surname.folded in self.first_names:
            return 0.0
        last = f"{long.parts[size - 1].folded}-"
        if any(fold(word).replace("‑", "-").startswith(last) for word in long.text.split()):
            return 0.0
        alike = min(self.alike(a, b) for a, b in zip(short.parts, long.parts, strict=False))
        return _ONE_MORE if alike >= _CUT_SHORT else 0.0

    def turned(self, name: PersonName) -> bool:
        """Whether the surname seems to stand first: "Orbán Viktor"."""
        if len(name.parts) < 2:
            return False
        first, last = (part.folded in self.first_names for part in (name.parts[0], name.surname))
        return last and not first

    def _turned(self, left: PersonName, right: PersonName) -> float:
        """How surely one of the names is the other with the surname first."""
        if self.turned(left) == self.turned(right):
            return 0.0
        first, last = (left, right) if self.turned(right) else (right, left)
        crossed = min(self.alike(*pair) for pair in zip(first.parts, self.straight(last), strict=True))
        return 0.9 * crossed if crossed >= _CROSSED else 0.0

    def straight(self, name: PersonName) -> tuple[Part, ...]:
        """The parts of a name whose surname stands first, the given name before it."""
        return (name.surname, *name.parts[:-1])

    def _surnames_alone(self, short: Sequence[Part], long: Sequence[Part]) -> float:
        """How surely the shorter name is the two surnames of the longer one, without the given name."""
        if short[0].initial or short[0].folded in self.first_names or len(short) < 2:
            return 0.0
        return 0.9 * min(self.alike(a, b) for a, b in zip(short, long[-len(short) :], strict=True))

    def _fused(self, short: Sequence[Part], long: Sequence[Part]) -> float:
        """How surely the shorter name writes two parts of the longer one as one: "Hailemariam Kebede"."""
        if len(long) != len(short) + 1:
            return 0.0
        for at in range(len(short)):
            one = self._part("", long[at].folded + long[at + 1].folded, False)
            parts = (*long[:at], one, *long[at + 2 :])
            alike = min(self.alike(a, b) for a, b in zip(short, parts, strict=True))
            if alike >= _CROSSED:
                return 0.9 * alike
        return 0.0

    def _within(self, short: Sequence[Part], long: Sequence[Part]) -> bool:
        """Whether the parts of the shorter name stand in the longer one in their order."""
        rest = iter(long)
        return all(any(self.alike(part, other) for other in rest) for part in short)


@cache
def name_book(language: Language) -> NameBook:
    """The book of ``language``, made once: a name that was read for one story is read for all."""
    return NameBook(language)


def _monogram(words: Sequence[str]) -> bool:
    """Whether the first of several words is two initials in one: "JL" of Jean-Luc."""
    return len(words) > 1 and len(words[0]) == 2 and words[0].isupper() and not words[1].isupper()


def _skeleton(sound: str) -> str:
    """The consonants of a sound, with confusable ones made one."""
    bare = "".join(c for c in sound if c not in _VOWELS and c != "h") or sound[:1]
    return bare.translate(_MERGED)


_MERGED = str.maketrans({"g": "k", "d": "t", "z": "t", "s": "t", "v": "f", "b": "p", "j": "x", "c": "x"})


def _short_forms(groups: Sequence[Sequence[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in groups:
        for name in group:
            found.setdefault(fold(name), set()).update(fold(other) for other in group)
    return {name: frozenset(others - {name}) for name, others in found.items()}


def _pairs(pairs: Sequence[str]) -> frozenset[tuple[str, str]]:
    return frozenset(pair for p in pairs for pair in ((p[0], p[1]), (p[1], p[0])))
