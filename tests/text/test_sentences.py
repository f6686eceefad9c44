"""Where a French text is cut into sentences."""

from __future__ import annotations

import time
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.languages import Language, load
from recoupe.text.sentences import cut, rough_ends


def sentences(text: str, language: Language) -> list[str]:
    return [text[a:b] for a, b in cut(text, language)]


@pytest.mark.parametrize(
    "marked",
    [
        # Glued sentences, and what only looks like them.
        "Le pont date de 1902.|Le bilan est lourd.",
        "Il a quitté l'ONU.|Paris attend.",
        "Elle demande un vote (RIC).|À Lyon, rien.",
        "Il dit non».|Mais il vient.",
        "Un mouvement inédit ?|C’est à voir.",
        "Le gouvernement répond.|«Nous verrons.»",
        "Près de 5.200 soldats et 1.000 civils.",
        "Il travaille à la S.N.C.F. depuis 2001.",
        "Le site Exemple.fr a été coupé.",
        "Il reste 5.|Le train part.",
        # Headings and links that lost their line break; names with a capital inside.
        "La ville compte ses morts|Le fleuve monte.",
        "Des cris d’alarme|C’est sans compter la grêle.",
        "Un accord trouvé|Politiquement, tout reste à faire.",
        "Bilan des «sinistrés»|Quant aux routes, rien.",
        "La chaîne YouTube et le groupe PlayWay de Marc MacIntosh.",
        "Le mot-dièse #AlerteLaCrue et le compte @lesPompiers du Gard.",
        "On chante »La crue« et »Le pont« dans la rue.",
        # Posts.
        "Courage à tous.|— Le maire (@maire_exemple) 5 janvier 2019|  La préfecture alerte.",
        # Marks.
        '"Il faut partir."| Le maire insiste.',
        "« Pourquoi ? »| Le préfet se tait.",
        '"Est-ce fini ?" demande une passante.',
        "«Assez !», crie-t-il.",
        # Omissions.
        "«Il y avait des gens (...) qui criaient», dit-il.",
        "«Ils sont entrés (...)| Des vitres ont volé», dit-il.",
        "Pavés, barricades...| La nuit fut longue.",
        "La première depuis... 1913.",
        # Abbreviations, initials, numbers.
        "M. Durand et Mme. Petit ont vu le Dr. Simon.",
        "J. Durand et J.-M. Petit, de l'A.B.C. Lyon.",
        "L'art. 3 et la p. 12 du vol. 2.",
        "Il parle du vol.| Il accuse.",
        "Ils étaient sept.| Le maire compte.",
        "Le 12 oct. 2018, il est parti.",
        "1. Italie : deux euros",
        "Vins, fromages, etc.| Le reste viendra.",
        "Il part à 20h30.| Elle reste.",
    ],
)
def test_cuts_where_the_bars_stand(french: Language, marked: str) -> None:
    text = marked.replace("|", "")
    assert sentences(text, french) == [part.strip() for part in marked.split("|")]


def test_a_line_break_ends_a_sentence(french: Language) -> None:
    text = "Un titre sans point\n\n  Le texte commence. Il continue\n- liste\n"
    assert sentences(text, french) == ["Un titre sans point", "Le texte commence.", "Il continue", "- liste"]


@pytest.mark.parametrize(
    "piece", [".", '"', "«", "»", "?!", ". ", '."', "...)", "aB", "abA", "5.", "(@a) ", " ", "».A"]
)
def test_no_text_takes_long(french: Language, piece: str) -> None:
    text = "Le " + piece * (100_000 // len(piece)) + " Fin"
    began = time.perf_counter()
    list(cut(text, french))
    rough_ends(text)
    assert time.perf_counter() - began < 2


def test_rough_ends_are_past_stops_and_lines() -> None:
    parts = ["Il part...", " Fini.", "Le soir (5.2).", "\n", "A.B «non!", "» oui ?!"]
    assert rough_ends("".join(parts)) == list(accumulate(map(len, parts)))


@given(st.text(alphabet="aéAÉ5 .!?…«»\"'’()[]\n—@#-", max_size=200))
def test_sentences_are_in_order_trimmed_and_leave_out_white_space_alone(text: str) -> None:
    spans = list(cut(text, load("fr")))
    at = 0
    for start, end in spans:
        assert at <= start < end
        assert text[at:start].isspace() or at == start
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()
