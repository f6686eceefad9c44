"""From what a person says to a judgement, and from the judgement back to the story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.compare.judged import judge_findings, judge_positions
from recoupe.dossier import Index, holders
from recoupe.dossier.judged import judged
from recoupe.dossier.judging import JudgementError, judge
from recoupe.model import Anchor, Position, Story
from recoupe.model.judgement import Decision, Judgement
from recoupe.resolve.judged import judge_articles, judge_claims
from tests.dossier.example import example

WHEN = "2024-05-01T10:00:00+00:00"


def decide(
    story: Story, decision: Decision, *about: str, value: str | None = None, when: str = WHEN
) -> Judgement:
    return judge(Index(story), decision, about, value, "M. Reporter", when)


def actor(story: Story, name: str) -> str:
    return next(a.id for a in story.actors if a.name == name)


def quotation(story: Story, words: str) -> str:
    return next(q.id for q in story.quotations if words in q.content.exact)


def withdrawn(judgement: Judgement) -> Judgement:
    return Judgement("withdraw", (judgement.id,), "M. Reporter", "2024-06-01T10:00:00+00:00")


class TestMaking:
    def test_actors_go_by_name_or_id_and_the_evidence_names_each(self) -> None:
        story = example()
        made = decide(story, "same_actor", "Hélène Dorval", actor(story, "Falvert"))
        assert made.about == (actor(story, "Hélène Dorval"), actor(story, "Falvert"))
        assert [a.exact for a in made.evidence] == ["Hélène Dorval", "Falvert"]

    def test_accents_and_case_do_not_count_where_one_actor_alone_is_meant(self) -> None:
        assert decide(example(), "name", "helene dorval", value="Mme le maire").value == "Mme le maire"

    def test_two_names_of_one_actor_can_be_parted(self) -> None:
        made = decide(example(), "not_same_actor", "Hélène Dorval", "Mme Dorval")
        assert [a.exact for a in made.evidence] == ["Hélène Dorval", "Mme Dorval"]
        assert len(made.about) == 1

    @pytest.mark.parametrize(
        ("decision", "about", "value", "words"),
        [
            ("same_actor", ("Hélène Dorval", "Mme Dorval"), None, "are one actor already"),
            ("same_actor", ("Hélène Dorval", "Zorro"), None, "no actor is called 'Zorro'"),
            ("not_same_actor", ("Falvert", "Falvert"), None, "is one mention"),
            ("not_same_actor", ("Falvert",), None, "which two"),
            ("name", ("Falvert",), " ", "what 'Falvert' is to be called"),
            ("kind", ("Falvert",), "usine", "no kind 'usine'; there are: person"),
            ("speaker", ("quotation-0",), "X", "no such quotation"),
            ("date", ("courrier-1",), "mardi", "is no date of EDTF"),
            ("date", ("rien",), "2024", "no quotation, figure, event, position or article"),
            ("counted", ("figure-0",), "morts", "no such figure"),
            ("wrong", ("finding-0",), None, "no such claim or finding"),
            ("note", ("courrier-1",), None, "say what to note"),
            ("pin", (), None, "about something"),
            ("burn", ("x",), None, "no decision 'burn'"),
        ],
    )
    def test_what_does_not_fit_is_said_in_one_line(
        self, decision: Decision, about: tuple[str, ...], value: str | None, words: str
    ) -> None:
        with pytest.raises(JudgementError, match=words) as raised:
            decide(example(), decision, *about, value=value)
        assert "\n" not in str(raised.value)


class TestClaims:
    def test_a_speaker_that_is_an_actor_and_one_that_is_not(self) -> None:
        story = example()
        said = quotation(story, "scène de guerre")
        known = judge_claims(story, [decide(story, "speaker", said, value="Hélène Dorval")])
        other = judge_claims(story, [decide(story, "speaker", said, value="un pompier")])
        (one,) = (q for q in known.quotations if q.id == said)
        (two,) = (q for q in other.quotations if q.id == said)
        assert (one.speaker, one.speaker_name, one.confidence) == (
            actor(story, "Hélène Dorval"),
            "Hélène Dorval",
            1.0,
        )
        assert (two.speaker, two.speaker_name) == (None, "un pompier")

    def test_the_date_and_the_thing_counted_of_a_figure(self) -> None:
        story = example()
        figure = story.figures[0]
        judgements = [
            decide(story, "date", figure.id, value="2021-03-05"),
            decide(story, "counted", figure.id, value="riverains"),
        ]
        (judged,) = (f for f in judge_claims(story, judgements).figures if f.id == figure.id)
        assert (judged.as_of, judged.counted) == ("2021-03-05", "riverains")

    def test_of_two_the_later_holds_and_what_is_taken_back_holds_no_more(self) -> None:
        story = example()
        said = quotation(story, "scène de guerre")
        first = decide(story, "speaker", said, value="A", when="2024-01-01T00:00:00+00:00")
        second = decide(story, "speaker", said, value="B", when="2024-02-01T00:00:00+00:00")

        def name(*judgements: Judgement) -> str | None:
            return next(q.speaker_name for q in judge_claims(story, judgements).quotations if q.id == said)

        assert name(second, first) == "B"
        assert name(first, second, withdrawn(second)) == "A"

    def test_it_is_applied_by_the_words_when_the_text_before_them_has_changed(self) -> None:
        story = example()
        figure = story.figures[0]
        judgement = decide(story, "counted", figure.id, value="riverains")
        shifted = Anchor(
            figure.anchor.article, figure.anchor.start + 9, figure.anchor.end + 9, figure.anchor.exact
        )
        moved = replace(story, figures=(replace(figure, anchor=shifted), *story.figures[1:]))
        assert judge_claims(moved, [judgement]).figures[0].counted == "riverains"

    def test_what_is_hidden_is_left_out_wherever_it_was_told_and_no_other_claim_on_its_words(self) -> None:
        story = example()
        places = (story.events[0].mentions[0], story.figures[1].anchor)
        event = replace(story.events[0], mentions=places)
        story = replace(story, events=(event,))
        # As single articles were read: an event for each place, and a figure on the same words.
        told = tuple(replace(event, mentions=(place,)) for place in places)
        figure = replace(story.figures[0], anchor=places[0])
        read = replace(story, events=told, figures=(figure,))
        hidden = judge_claims(read, [decide(story, "hide", event.id)])
        assert (hidden.events, hidden.figures, hidden.to_review) == ((), (figure,), ())

    def test_when_the_words_are_gone_it_is_for_review(self) -> None:
        story = example()
        judgement = decide(story, "counted", story.figures[0].id, value="riverains")
        assert judge_claims(replace(story, figures=()), [judgement]).to_review == (judgement.id,)

    def test_the_date_of_an_article(self) -> None:
        story = example()
        judgement = decide(story, "date", "sans-date", value="2021-03-04")
        (dated,) = (a for a in judge_articles(story.articles, [judgement]) if a.id == "sans-date")
        assert (dated.published.edtf, dated.published.basis) == ("2021-03-04", "judgement")
        assert judge_articles(story.articles, [judgement, withdrawn(judgement)]) == list(story.articles)


class TestFindings:
    def test_wrong_is_left_out_pinned_comes_first_trivial_last_and_right_is_certain(self) -> None:
        story = example()
        ids = [f.id for f in story.findings]
        made = [
            decide(story, "wrong", ids[0]),
            decide(story, "trivial", ids[1]),
            decide(story, "pin", ids[-1]),
            decide(story, "right", ids[2]),
        ]
        judged = judge_findings(story, made)
        assert [f.id for f in judged.findings] == [ids[-1], *ids[2:-1], ids[1]]
        assert next(f.confidence for f in judged.findings if f.id == ids[2]) == 1.0

    def test_it_holds_for_the_finding_with_the_same_words(self) -> None:
        story = example()
        judgement = decide(story, "wrong", story.findings[0].id)
        changed = replace(story, findings=(replace(story.findings[0], kind="updates"), *story.findings[1:]))
        assert len(judge_findings(changed, [judgement]).findings) == len(story.findings) - 1

    def test_a_pin_whose_finding_is_gone_is_for_review_and_a_wrong_one_has_what_it_asks_for(self) -> None:
        story = example()
        pin, wrong = decide(story, "pin", story.findings[0].id), decide(story, "wrong", story.findings[1].id)
        assert judge_findings(replace(story, findings=()), [pin, wrong]).to_review == (pin.id,)

    def test_a_wrong_one_that_another_source_bears_out_stays_and_is_for_review(self) -> None:
        story = example()
        finding, *others = story.findings
        judgement = decide(story, "wrong", finding.id)
        grown = replace(finding, evidence=(*finding.evidence, Anchor("radio-falaise", 0, 4, "Rien")))
        judged = judge_findings(replace(story, findings=(grown, *others)), [judgement])
        assert judged.findings[0] == grown
        assert judged.to_review == (judgement.id,)

    def test_what_is_pinned_stays_so_when_another_source_bears_it_out(self) -> None:
        story = example()
        *others, finding = story.findings
        judgement = decide(story, "pin", finding.id)
        grown = replace(finding, evidence=(*finding.evidence, Anchor("radio-falaise", 0, 4, "Rien")))
        judged = judge_findings(replace(story, findings=(*others, grown)), [judgement])
        assert (judged.findings[0], judged.to_review) == (grown, ())


def held(story: Story) -> tuple[Position, ...]:
    """Two positions on the same words, and one on others."""
    text = story.articles[0].text
    first, second = (
        Anchor.of(story.articles[0].id, text, 0, 12),
        Anchor.of(story.articles[0].id, text, 13, 30),
    )
    known = story.actors[0]
    return (
        Position(known.id, "wants", "un pont", (first,), actor_name=known.name, date="2021-03-01"),
        Position(known.id, "refuses", "un tunnel", (first,), actor_name=known.name, date="2021-03-01"),
        Position(None, "demands", "un bac", (second,), actor_name="les riverains", date="2021-03-02"),
    )


class TestPositions:
    @pytest.fixture
    def story(self) -> Story:
        return replace(example(), positions=held(example()))

    @pytest.mark.parametrize("decision", ["wrong", "hide"])
    def test_what_is_not_a_position_is_left_out_until_that_is_taken_back(
        self, story: Story, decision: Decision
    ) -> None:
        one, two, three = story.positions
        judgement = decide(story, decision, two.id)
        assert judge_positions(story, [judgement]).positions == (one, three)
        assert judge_positions(story, [judgement, withdrawn(judgement)]).positions == story.positions

    def test_right_is_certain_and_pinned_comes_first(self, story: Story) -> None:
        one, two, three = story.positions
        judged = judge_positions(story, [decide(story, "right", one.id), decide(story, "pin", three.id)])
        assert judged.positions == (three, replace(one, confidence=1.0), two)

    def test_whose_it_is_and_when(self, story: Story) -> None:
        mayor = next(a for a in story.actors if a.name == "Hélène Dorval")
        one, _, three = story.positions
        judged = judge_positions(
            story,
            [
                decide(story, "speaker", three.id, value="Hélène Dorval"),
                decide(story, "speaker", one.id, value="un passant"),
                decide(story, "date", one.id, value="2021-03"),
            ],
        )
        assert (judged.positions[2].actor, judged.positions[2].actor_name) == (mayor.id, mayor.name)
        found = judged.positions[0]
        assert (found.actor, found.actor_name, found.date) == (None, "un passant", "2021-03")

    def test_it_holds_by_the_words_when_another_source_has_it_too(self, story: Story) -> None:
        three = story.positions[2]
        judgement = decide(story, "pin", three.id)
        grown = replace(three, evidence=(*three.evidence, Anchor("radio-falaise", 0, 4, "Rien")))
        judged = judge_positions(replace(story, positions=(*story.positions[:2], grown)), [judgement])
        assert (judged.positions[0], judged.to_review) == (grown, ())

    def test_where_two_rest_on_the_words_and_nothing_tells_which_it_is_for_review(self, story: Story) -> None:
        one, two, _ = story.positions
        judgement = decide(story, "pin", one.id)
        read_anew = (replace(one, stance="supports"), two)
        judged = judge_positions(replace(story, positions=read_anew), [judgement])
        assert (judged.positions, judged.to_review) == (read_anew, (judgement.id,))

    def test_a_judgement_of_a_position_is_none_of_a_finding_or_a_claim(self, story: Story) -> None:
        judgement = decide(story, "pin", story.positions[0].id)
        dated = decide(story, "date", story.positions[0].id, value="2021-03")
        assert judge_findings(story, [judgement]).to_review == ()
        assert judge_claims(story, [dated]).to_review == ()

    def test_what_is_pinned_stands_first_in_the_list_and_is_found_again_by_its_words(
        self, story: Story
    ) -> None:
        three = story.positions[2]
        judgement = decide(story, "pin", three.id)
        grown = replace(three, evidence=(*three.evidence, Anchor("radio-falaise", 0, 4, "Rien")))
        after = replace(story, positions=(*story.positions[:2], grown), judgements=(judgement,))
        assert holders(Index(story))[0].actor is not None
        assert next(h.name for h in holders(Index(after))) == "les riverains"
        assert judged(Index(after)) == {grown.id: (judgement,)}
