"""Find the words that stand for somebody: pronouns, and descriptions by nouns of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from recoupe.extract.references.determination import determine
from recoupe.extract.references.phrase import Phrase
from recoupe.extract.references.scene import Scene, between, head_of
from recoupe.extract.references.vocabulary import GUESSED, MINISTRY, Noun, Vocabulary, straight
from recoupe.languages.reference import Pronouns
from recoupe.model import Anchor, Quotation, Sentence, Token

_LONGEST = 14
# How far before an answer its question may end.
_GAP = 12
# Within how many words of "il" its verb, and what that says, stand: "il n'y est pas encore prévu".
_VERB_WITHIN = 8
# What stands before words that open a paragraph, and after those that are a sentence of their own.
_OPENING = re.compile(r"[\s«“\"–—-]*")
_CLOSING = re.compile(r"(?:[.!?…]\s?[»”\"]|.\s?[»”\"][.!?…])[ \u00a0]+(?=[^\W\da-zà-ÿœ])", re.DOTALL)
# A name in marks, and what closes it.
_MARKED = re.compile(r"[ \u00a0][«“\"][ \u00a0]?([^\W\da-zà-ÿœ][^«»“”\"\n]{1,60})[»”\"]")
CLOSING_MARKS = frozenset('»”"')
# What the parser calls a subject pronoun, inverted ones included.
_SUBJECT = ("nsubj", "flat", "obl", "conj", "dep", "expl:subj")
_PRONOMINAL = frozenset({"PRON", "DET"})
_NOMINAL = frozenset({"NOUN", "ADJ", "PROPN", "VERB"})
_INNER = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})


def find(scene: Scene, words: Vocabulary) -> Iterator[Phrase]:
    """The pronouns and descriptions that the journalist uses outside quotations, in order."""
    blank = words.blank
    for number, sentence in enumerate(scene.parsed.sentences):
        for token in sentence.tokens:
            pos = token.pos
            if pos in _PRONOMINAL:
                phrase = _pronoun(words, number, token, sentence.tokens)
            elif pos in _NOMINAL and pos != "NOUN" and (token.text, token.lemma) in blank:
                # Nearly every word: the shortest way out.
                continue
            elif pos in _NOMINAL and (noun := _noun(scene, sentence, token, words)) is not None:
                phrase = _description(scene, words, number, token, noun)
            else:
                continue
            if phrase is not None and scene.voice(phrase.head.start) != "direct":
                yield phrase


def _noun(scene: Scene, sentence: Sentence, token: Token, words: Vocabulary) -> Noun | None:
    """What is known of ``token``: by the lexicon, or from "Léa, une potière": who stands beside a name."""
    found = words.noun(sentence.tokens, token.i)
    if found is not None or token.pos != "NOUN" or token.i < 3:
        return found
    if sentence.tokens[token.i - 2].text != ",":
        return None
    name, _, determiner = sentence.tokens[token.i - 3 : token.i]
    if words.determiners.get(straight(determiner.text)) != "indefinite":
        return None
    beside = scene.name_at(name.start, name.end)
    return GUESSED if beside is not None and beside.kind == "person" else None


def of_source(scene: Scene, words: Vocabulary, anchor: Anchor) -> Phrase | None:
    """The phrase of a quotation's source; None when it holds no word of the parse."""
    number = scene.sentence_number(anchor.start)
    sentence = scene.parsed.sentences[number]
    tokens = between(sentence, anchor.start, anchor.end)
    if not tokens:
        return None
    # "La seconde, privée de groupe, …": the pronoun alone
    pronoun = words.pronouns.get(words.plain(anchor.exact.partition(",")[0]))
    if pronoun is not None:
        phrase = _as_pronoun(anchor.start, anchor.end, number, tokens[-1], pronoun)
        if pronoun.use == "subject" and not _stands_for_somebody(tokens[-1], sentence.tokens, words):
            phrase.use = "nobody"
        phrase.is_inverted = "-" in scene.parsed.text[max(0, anchor.start - 1) : anchor.start + 1]
        return phrase
    head, noun = _head_noun(sentence, tokens, words)
    if noun is None and head.pos == "NOUN" and head.text.islower() and words.guessed(head.text):
        noun = GUESSED
    if noun is None and _is_ministry(scene, head, tokens, words):
        noun = MINISTRY
    phrase = Phrase(anchor.start, anchor.end, anchor.start, "description", number, head, noun=noun)
    determine(scene, phrase, sentence, tokens[0].i, words)
    if _are_two(tokens, words):
        phrase.number = "p"
    return phrase


def _is_ministry(scene: Scene, head: Token, tokens: tuple[Token, ...], words: Vocabulary) -> bool:
    """Whether an article and a capital make a body of what is no name: "l'Intérieur", "la Défense"."""
    alone = len(tokens) == 2 and head is tokens[1] and head.text[:1].isupper() and head.text[1:].islower()
    article = straight(tokens[0].text)
    return alone and words.determiners.get(article) == "definite" and not scene.name_at(head.start, head.end)


def _are_two(tokens: tuple[Token, ...], words: Vocabulary) -> bool:
    """Whether a source joins two people: "le maire et son adjointe", not the one "de l'Air et des Ports"."""
    return any(
        straight(t.text) in words.coordinators
        and (
            straight(after.text) in words.determiners or straight(after.text).rstrip(".") in words.civilities
        )
        and straight(after.text) not in words.genitive
        for t, after in pairwise(tokens)
    )


def unsaid(scene: Scene, quotation: Quotation, words: Vocabulary) -> Phrase:
    """The speaker of a quotation that nothing names: he is to be found before the words themselves."""
    content = quotation.content
    number = scene.sentence_number(content.start)
    sentence = scene.parsed.sentences[number]
    head = next(iter(between(sentence, content.start, content.end)), sentence.tokens[0])
    nobody = _is_said_by_nobody(sentence, quotation, words)
    answers = words.question_before.search(scene.parsed.text, max(0, content.start - _GAP), content.start)
    return Phrase(
        content.start,
        content.end,
        content.start,
        "pronoun",
        number,
        head,
        use="nobody" if nobody else "unsaid",
        is_source=True,
        answers=answers is not None,
        presented=None if answers else _presented(scene, quotation),
    )


def _is_said_by_nobody(sentence: Sentence, quotation: Quotation, words: Vocabulary) -> bool:
    """Whether others go on than the last who spoke: "insiste-t-on", "est écrit", "le cri de «…» retentit".

    Not "peut-on lire", which tells of what he has written.
    """
    if quotation.cue is None:
        return False
    cue = between(sentence, quotation.cue.start, quotation.cue.end)
    if cue and cue[0].lemma in words.linking and cue[-1].pos == "VERB":
        return True
    if quotation.cue.exact.lower() in words.crying and cue and cue[0].i:
        return straight(sentence.tokens[cue[0].i - 1].text) not in words.toward
    uses = (words.pronouns.get(words.plain(t.text)) for t in cue if "-" in t.text)
    if not any(pronoun is not None and pronoun.use == "nobody" for pronoun in uses):
        return False
    if quotation.continues is not None:
        return False
    others = words.continuing | words.hearing
    return any(t.lemma in others for t in cue)


def _presented(scene: Scene, quotation: Quotation) -> tuple[int, int] | None:
    """The sentence that tells who spoke, after words that open their paragraph as a sentence of their own."""
    text, content = scene.parsed.text, quotation.content
    # never far: a line may hold marks and nothing else
    near = max(0, content.start - _GAP)
    line = text.rfind("\n", near, content.start) + 1
    if line == 0 and near > 0:
        return None
    if quotation.mode != "direct" or not _OPENING.fullmatch(text, line, content.start):
        return None
    if text[max(0, line - _GAP) : line].rstrip().endswith(":"):
        return None
    after = _CLOSING.match(text, content.end - 1)
    if after is None:
        return None
    sentence = scene.parsed.sentences[scene.sentence_number(after.end())]
    # the sentence that holds the words themselves tells nothing after them
    return (after.end(), sentence.end) if after.end() < sentence.end else None


def _pronoun(words: Vocabulary, number: int, token: Token, tokens: tuple[Token, ...]) -> Phrase | None:
    if straight(token.text) not in words.pronoun_starts:
        return None
    text = words.plain(token.text)
    found, end = words.pronouns.get(text), token.end
    if found is None and token.i + 1 < len(tokens):
        after = tokens[token.i + 1]
        found, end = words.pronouns.get(f"{text} {after.text.lower()}"), after.end
    if (
        found is None
        or found.use not in {"subject", "latter", "concerned"}
        or not _acts(token, found, tokens, words)
    ):
        return None
    phrase = _as_pronoun(token.start, end, number, token, found)
    phrase.is_inverted = token.text.startswith("-")
    return phrase


def _acts(token: Token, pronoun: Pronouns, tokens: tuple[Token, ...], words: Vocabulary) -> bool:
    """Whether the pronoun is a subject that stands for somebody: "il y a", "il faut" do not."""
    if pronoun.use != "subject":
        return True
    return token.dep.startswith(_SUBJECT) and not _is_impersonal(token, tokens, words)


def _stands_for_somebody(token: Token, tokens: tuple[Token, ...], words: Vocabulary) -> bool:
    """Whether no impersonal verb follows: "il faut"."""
    after = tokens[token.i + 1].text.lower() if token.i + 1 < len(tokens) else ""
    return after not in words.impersonal


def _is_impersonal(token: Token, tokens: tuple[Token, ...], words: Vocabulary) -> bool:
    """Whether the verb has no subject: "il ne faut pas", "il est prévu de partir", "est-il écrit"."""
    if token.text.startswith("-"):
        is_told = any(t.text.lower() in words.predicates for t in tokens[token.i + 1 : token.i + 2])
        return is_told and token.i > 0 and tokens[token.i - 1].lemma in words.linking
    after = [t for t in tokens[token.i + 1 : token.i + _VERB_WITHIN] if t.pos != "ADV"]
    verb = next((i for i, t in enumerate(after) if t.pos in {"VERB", "AUX"}), len(after))
    if any(t.text.lower() in words.impersonal for t in after[: verb + 1]):
        return True
    told = after[verb + 1 : verb + 3]
    if (
        len(told) < 2
        or after[verb].lemma not in words.linking
        or told[0].text.lower() not in words.predicates
    ):
        return False
    return straight(told[1].text) in words.clauses or told[1].text.lower() in words.genitive


def _as_pronoun(start: int, end: int, number: int, head: Token, pronoun: Pronouns) -> Phrase:
    return Phrase(
        start,
        end,
        start,
        "pronoun",
        number,
        head,
        gender=pronoun.gender,
        number=pronoun.number,
        use=pronoun.use,
    )


def _description(scene: Scene, words: Vocabulary, number: int, token: Token, noun: Noun) -> Phrase | None:
    """The description that ``token`` heads, ``noun`` being what the lexicon knows of it."""
    if scene.name_at(token.start, token.end) is not None:
        return None
    sentence = scene.parsed.sentences[number]
    first = _first(sentence, token, words)
    opener = sentence.tokens[first]
    determined = straight(opener.text) in words.determiners and first < token.i
    if not determined and not _in_apposition(sentence, first):
        return None
    if any(_is_body(sentence, t, words) for t in sentence.tokens[first + 1 : token.i]):
        return None
    if token.pos in {"ADJ", "VERB"} and first != token.i - 1 and not _is_what_one_is(scene, sentence, token):
        return None
    end, marked = _end(scene, sentence, token, noun, words)
    contracted = opener.text.lower() in words.contracted
    start = sentence.tokens[first + 1].start if contracted else opener.start
    phrase = Phrase(start, end, start, "description", number, token, noun=noun, marked=marked)
    determine(scene, phrase, sentence, first, words)
    return phrase


def _is_body(sentence: Sentence, token: Token, words: Vocabulary) -> bool:
    """Whether the word before the noun is a body, and the "noun" its verb: "l'exécutif juge"."""
    noun = words.noun(sentence.tokens, token.i)
    return noun is not None and "body" in noun.groups


def _in_apposition(sentence: Sentence, first: int) -> bool:
    """Whether a bare noun stands right after a comma: "X, maire de Y"."""
    return first > 0 and sentence.tokens[first - 1].text in {",", "("}


def _is_what_one_is(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Whether a participle is an office: "X, délégué CGT" is one, "X, délégué par ses pairs" is none."""
    if token.i < 2 or sentence.tokens[token.i - 1].text != ",":
        return False
    before, after = sentence.tokens[token.i - 2], sentence.tokens[token.i + 1 : token.i + 2]
    bearer = scene.name_at(before.start, before.end)
    body = scene.name_at(after[0].start, after[0].end) if after else None
    return bearer is not None and bearer.kind == "person" and body is not None and body.kind == "organization"


def _first(sentence: Sentence, head: Token, words: Vocabulary) -> int:
    """The position of the determiner of ``head``, or of its first word where it has none."""
    at = head.i
    for i in range(head.i - 1, max(-1, head.i - 5), -1):
        token = sentence.tokens[i]
        if straight(token.text) in words.determiners:
            return i
        if token.pos not in {"ADJ", "NUM"} and token.text.lower() not in words.former:
            break
        at = i
    return at


def _end(
    scene: Scene, sentence: Sentence, head: Token, noun: Noun, words: Vocabulary
) -> tuple[int, tuple[int, int] | None]:
    """Where the description ends that ``head`` heads, and its name in marks: "le club « Eau pure »"."""
    end = last_word(scene, sentence, head, noun, words).end
    marked = _MARKED.match(scene.parsed.text, end) if "named_body" in noun.groups else None
    if marked is None or scene.voice(marked.start(1)) != "own":
        return end, None
    name = marked[1].rstrip()
    return marked.end(), (marked.start(1), marked.start(1) + len(name))


def last_word(scene: Scene, sentence: Sentence, head: Token, noun: Noun, words: Vocabulary) -> Token:
    """The last word of the description that ``head`` heads."""
    last = sentence.tokens[head.i + noun.words - 1]
    at = last.i + 1
    while at < min(len(sentence.tokens), head.i + _LONGEST):
        token = sentence.tokens[at]
        if token.text in words.time_words:
            break  # "sollicité par le parquet | mercredi soir"
        if token.pos in _INNER and not _is_apposed_name(scene, sentence, at, noun):
            last = token
        elif not _goes_on(sentence, head, token, words):
            break
        at += 1
    return last


def _is_apposed_name(scene: Scene, sentence: Sentence, at: int, noun: Noun) -> bool:
    """Whether a name begins here that is no complement: "le maire de Y Jean X" ends before "Jean".

    A union or a party is no person: "le délégué CGT".
    """
    token = sentence.tokens[at]
    name = scene.name_at(token.start, token.end)
    if name is None or name.anchor.start < token.start:
        return False
    if name.kind == "organization" and noun.is_person:
        return False
    before = sentence.tokens[at - 1]
    return before.pos not in {"ADP", "DET"}


def _governs(sentence: Sentence, head: Token, token: Token) -> bool:
    """Whether ``token`` belongs to the group of ``head`` by the parse."""
    return any(above.i == head.i for above in sentence.ancestors(token))


def _goes_on(sentence: Sentence, head: Token, token: Token, words: Vocabulary) -> bool:
    """Whether a description runs on over ``token``: a preposition, its article, "et" before another one."""
    text = straight(token.text)
    if text in words.genitive or (text in words.attached and _governs(sentence, head, token)):
        return True
    if token.pos == "DET":
        return straight(sentence.tokens[token.i - 1].text) in words.genitive | words.attached
    after = sentence.tokens[token.i + 1 : token.i + 2]
    coordinates = text in words.coordinators and bool(after) and straight(after[0].text) in words.genitive
    return coordinates and _governs(sentence, head, after[0])


def _head_noun(sentence: Sentence, tokens: tuple[Token, ...], words: Vocabulary) -> tuple[Token, Noun | None]:
    """The noun that heads a source, and what the lexicon knows of it."""
    for token in tokens:
        if token.pos in {"ADP", "PUNCT", "PRON"} and token.i > tokens[0].i:
            break
        if token.text.lower() in words.determiners:
            continue
        noun = words.noun(sentence.tokens, token.i)
        if noun is not None and not _qualifies(sentence, token):
            return token, noun
    head = head_of(sentence, tokens) or tokens[0]
    return head, words.noun(sentence.tokens, head.i)


def _qualifies(sentence: Sentence, token: Token) -> bool:
    """Whether the word is an adjective before its noun: "le principal syndicat"."""
    after = sentence.tokens[token.i + 1 : token.i + 2]
    return token.pos == "ADJ" and bool(after) and after[0].pos == "NOUN"
