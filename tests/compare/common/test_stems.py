"""Words as they are compared."""

from recoupe.compare.common.stems import runs, stems_in


def test_light_words_have_no_stem() -> None:
    assert stems_in("Le pont de la ville", "fr") == stems_in("pont, ville", "fr")
    assert stems_in("le, la", "fr") == frozenset()


def test_seven_words_in_a_row_of_which_three_are_chosen_are_a_run() -> None:
    text = "Le vieux pont rouge a cédé hier"
    assert list(runs(text, "fr")) == [("le", "vieux", "pont", "rouge", "a", "cede", "hier")]
    assert not runs("pont rouge cédé", "fr")
    assert not runs("Il y a de la à ce", "fr")


def test_each_run_begins_one_word_further() -> None:
    found = list(runs("un deux trois pont rouge cédé hier soir", "fr"))
    assert [run[0] for run in found] == ["un", "deux"]
