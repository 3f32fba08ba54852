"""What a rule says, in the reader's language."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import gettext as django_words
from markupsafe import Markup

from leerlijn.foundation.ui import words
from leerlijn.foundation.ui.catalogues import dutch
from leerlijn.kernel.sentence import Counted, Sentence, Text

ONE = "One thing is not right yet. Nothing you typed is lost."
MANY = "{count} things are not right yet. Nothing you typed is lost."
FRIDAY = datetime(2026, 10, 9, 14, 20, tzinfo=UTC)
LAST_MOMENT = datetime(2027, 11, 24, 22, 59, 59, 999999, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "english", "nederlands"),
    [
        ("as it is", "as it is", "as it is"),
        (date(2027, 11, 24), "24 November 2027", "24 november 2027"),
        (FRIDAY, "Friday 9 October 2026, 16:20", "vrijdag 9 oktober 2026, 16.20 uur"),
        (LAST_MOMENT, "24 November 2027", "24 november 2027"),
        (1245000, "1,245,000", "1.245.000"),
        (Decimal("0.20"), "0.2", "0,2"),
        (("a", "b", "c"), "a, b and c", "a, b en c"),
        (("a",), "a", "a"),
        ((), "", ""),
        (Text(nl="Leergang", en="Course"), "Course", "Leergang"),
        (Text(nl="Leergang", en=""), "Leergang", "Leergang"),
        (Sentence("Proof {reference}", reference=Text(nl="de", en="the")), "Proof the", "Bewijs de"),
        (Counted(ONE, MANY, count=1), ONE, "Eén ding klopt nog niet. Wat je typte staat er nog."),
        (
            Counted(ONE, MANY, count=1200),
            MANY.format(count="1,200"),
            "1.200 dingen kloppen nog niet. Wat je typte staat er nog.",
        ),
    ],
)
def test_everything_a_rule_can_say_is_said_in_both_languages(said, english, nederlands):
    assert words.render(said, "en") == english
    assert words.render(said, "nl") == nederlands


def test_a_sentence_nobody_translated_is_said_in_english():
    assert words.render(Sentence("Nobody ever wrote {this}.", this=1), "nl") == "Nobody ever wrote 1."


def test_every_plural_has_both_its_dutch_forms():
    assert len(dutch()[ONE]) == 2


def test_a_link_inside_a_sentence_stays_a_link_and_the_rest_is_escaped():
    link = Markup('<a href="/x/">page</a>')

    with words.speaking("en"):
        assert words.gettext("Proof {reference}", reference=link) == Markup(f"Proof {link}")
        assert words.gettext("{a} <{b}>", a=link, b="<b>") == Markup(f"{link} &lt;&lt;b&gt;&gt;")


def test_a_text_in_the_other_language_only_is_marked_as_such():
    with words.speaking("en"):
        assert words.marked(Text(nl="Leergang", en="")) == Markup('<span lang="nl">Leergang</span>')
        assert words.marked(Text(nl="Leergang", en="Course")) == "Course"


def test_the_words_of_the_framework_follow_the_language():
    with words.speaking("nl"):
        assert django_words("This field is required.") == "Dit veld is verplicht."
    with words.speaking("en"):
        assert django_words("This field is required.") == "This field is required."
