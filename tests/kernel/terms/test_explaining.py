"""Every date explains itself in one sentence that anybody can read, in Dutch and in English."""

from __future__ import annotations

from datetime import date
from functools import partial
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leerlijn.foundation.ui.words import render
from leerlijn.kernel.periods import Period
from leerlijn.kernel.sentence import LANGUAGES, Text
from leerlijn.kernel.terms import Calendar, Count, Extension, Length, Pause, Recess, Rule, run
from leerlijn.kernel.wrong import Wrong
from tests.kernel.terms.cases import ILLNESS, LEAVE, SUMMER, case

PAPERS = Text(nl="wachten op stukken", en="waiting for documents")
CHRISTMAS = Text(nl="kerstreces", en="Christmas recess")
DUTCH = Calendar()
WITH_RECESS = Calendar(
    recess=(
        Recess(SUMMER, Period(date(2026, 7, 13), date(2026, 8, 21))),
        Recess(CHRISTMAS, Period(date(2026, 12, 21), date(2027, 1, 1))),
    )
)
WORKING = Count.WORKING


def pause(reason: Text, first: date, last: date | None = None) -> Pause:
    return Pause(reason, Period(first, last))


def more(length: str, reason: Text | None = None) -> Extension:
    return Extension(Length.parse(length), reason)


def explained(length: str, start: date, calendar: Calendar = DUTCH, **given) -> tuple[str, str]:
    events = {name: given.pop(name) for name in ("pauses", "extensions") if name in given}
    most = Length.parse("P10W") if "extensions" in events else None
    rule = Rule(length=Length.parse(length), max_extension=most, **given)
    said = run(rule, start=start, calendar=calendar, **events).explained
    return render(said, "nl"), render(said, "en")


GOLDEN = {
    "weeks": (
        partial(explained, "P6W", date(2026, 11, 24)),
        "Zes weken na 24 november 2026.",
        "Six weeks after 24 November 2026.",
    ),
    "several units": (
        partial(explained, "P3Y2W1D", date(2026, 8, 31)),
        "Drie jaar, twee weken en één dag na 31 augustus 2026.",
        "Three years, two weeks and one day after 31 August 2026.",
    ),
    "a leap day": (
        partial(explained, "P1Y6M", date(2024, 2, 29)),
        "Eén jaar en zes maanden na 29 februari 2024.",
        "One year and six months after 29 February 2024.",
    ),
    "more than twelve": (
        partial(explained, "P100D", date(2026, 12, 18)),
        "100 dagen na 18 december 2026.",
        "100 days after 18 December 2026.",
    ),
    "the first day counts": (
        partial(explained, "P1D", date(2026, 11, 24), first_day_counts=True),
        "Eén dag, te beginnen op 24 november 2026.",
        "One day, starting on 24 November 2026.",
    ),
    "5 May, in a year without a day off": (
        partial(explained, "P4D", date(2026, 5, 1), extend=True),
        "Vier dagen na 1 mei 2026; 5 mei 2026 is Bevrijdingsdag, daarom loopt de termijn tot en met de "
        "eerstvolgende werkdag, 6 mei 2026.",
        "Four days after 1 May 2026; 5 May 2026 is Liberation Day, so the term ends on the next working "
        "day, 6 May 2026.",
    ),
    "Good Friday up to Easter Monday": (
        partial(explained, "P2D", date(2026, 4, 1), extend=True),
        "Twee dagen na 1 april 2026; 3 april 2026 is Goede Vrijdag en 6 april 2026 is Tweede Paasdag, daarom "
        "loopt de termijn tot en met de eerstvolgende werkdag, 7 april 2026.",
        "Two days after 1 April 2026; 3 April 2026 is Good Friday and 6 April 2026 is Easter Monday, so the "
        "term ends on the next working day, 7 April 2026.",
    ),
    "the Saturday before Whit Monday": (
        partial(explained, "P1W", date(2026, 5, 16), extend=True),
        "Eén week na 16 mei 2026; 23 mei 2026 is een zaterdag en 25 mei 2026 is Tweede Pinksterdag, daarom "
        "loopt de termijn tot en met de eerstvolgende werkdag, 26 mei 2026.",
        "One week after 16 May 2026; 23 May 2026 is a Saturday and 25 May 2026 is Pentecost Monday, so the "
        "term ends on the next working day, 26 May 2026.",
    ),
    "two holidays on one day": (
        partial(explained, "P1D", date(2016, 5, 4), extend=True),
        "Eén dag na 4 mei 2016; 5 mei 2016 is Bevrijdingsdag en Hemelvaartsdag, daarom loopt de termijn tot "
        "en met de eerstvolgende werkdag, 6 mei 2016.",
        "One day after 4 May 2016; 5 May 2016 is Ascension Day and Liberation Day, so the term ends on the "
        "next working day, 6 May 2016.",
    ),
    "working days": (
        partial(explained, "P2W", date(2026, 11, 24), count=WORKING),
        "Tien werkdagen na 24 november 2026.",
        "Ten working days after 24 November 2026.",
    ),
    "one holiday": (
        partial(explained, "P3D", date(2026, 5, 1), count=WORKING),
        "Drie werkdagen na 1 mei 2026, één feestdag (Bevrijdingsdag) niet meegeteld.",
        "Three working days after 1 May 2026, not counting one holiday (Liberation Day).",
    ),
    "a holiday in a weekend is not one": (
        partial(explained, "P15D", date(2026, 12, 14), count=WORKING),
        "15 werkdagen na 14 december 2026, twee feestdagen (Eerste Kerstdag en Nieuwjaarsdag) niet "
        "meegeteld.",
        "15 working days after 14 December 2026, not counting two holidays (Christmas Day and New Year's "
        "Day).",
    ),
    "a holiday on the day before day 1 does not matter": (
        partial(explained, "P1D", date(2026, 5, 5), count=WORKING),
        "Eén werkdag na 5 mei 2026.",
        "One working day after 5 May 2026.",
    ),
    "a holiday on day 1": (
        partial(explained, "P1D", date(2026, 5, 5), count=WORKING, first_day_counts=True),
        "Eén werkdag, te beginnen op 5 mei 2026, één feestdag (Bevrijdingsdag) niet meegeteld.",
        "One working day, starting on 5 May 2026, not counting one holiday (Liberation Day).",
    ),
    "from a Sunday into recess": (
        partial(explained, "P2D", date(2026, 12, 18), WITH_RECESS, stops_in_recess=True, extend=True),
        "Twee dagen na 18 december 2026, twaalf dagen kerstreces niet meegeteld; 20 december 2026 is een "
        "zondag, 25 december 2026 is Eerste Kerstdag en 1 januari 2027 is Nieuwjaarsdag, daarom loopt de "
        "termijn tot en met de eerstvolgende werkdag, 4 januari 2027.",
        "Two days after 18 December 2026, not counting twelve days of Christmas recess; 20 December 2026 is "
        "a Sunday, 25 December 2026 is Christmas Day and 1 January 2027 is New Year's Day, so the term ends "
        "on the next working day, 4 January 2027.",
    ),
    "recess, in days": (
        partial(explained, "P6W", date(2026, 6, 24), WITH_RECESS, stops_in_recess=True),
        "Zes weken na 24 juni 2026, 40 dagen zomerreces niet meegeteld.",
        "Six weeks after 24 June 2026, not counting 40 days of summer recess.",
    ),
    "recess, in working days": (
        partial(explained, "P10D", date(2026, 7, 6), WITH_RECESS, count=WORKING),
        "Tien werkdagen na 6 juli 2026, 30 werkdagen zomerreces niet meegeteld.",
        "Ten working days after 6 July 2026, not counting 30 working days of summer recess.",
    ),
    "holidays and recess": (
        partial(explained, "P5D", date(2026, 12, 18), WITH_RECESS, count=WORKING),
        "Vijf werkdagen na 18 december 2026, twee feestdagen (Eerste Kerstdag en Nieuwjaarsdag) en acht "
        "werkdagen kerstreces niet meegeteld.",
        "Five working days after 18 December 2026, not counting two holidays (Christmas Day and New Year's "
        "Day) and eight working days of Christmas recess.",
    ),
    "leave": (
        partial(
            explained, "P3Y", date(2024, 9, 1), pauses=[pause(LEAVE, date(2025, 1, 1), date(2025, 3, 25))]
        ),
        "Drie jaar na 1 september 2024, plus 84 dagen ouderschapsverlof.",
        "Three years after 1 September 2024, plus 84 days of parental leave.",
    ),
    "two pauses that overlap": (
        partial(
            explained,
            "P6W",
            date(2026, 6, 1),
            pauses=[
                pause(ILLNESS, date(2026, 6, 8), date(2026, 6, 8)),
                pause(PAPERS, date(2026, 6, 8), date(2026, 6, 11)),
            ],
        ),
        "Zes weken na 1 juni 2026, plus één dag ziekte en drie dagen wachten op stukken.",
        "Six weeks after 1 June 2026, plus one day of illness and three days of waiting for documents.",
    ),
    "two pauses for one reason": (
        partial(
            explained,
            "P6W",
            date(2026, 6, 1),
            pauses=[
                pause(ILLNESS, date(2026, 6, 8), date(2026, 6, 9)),
                pause(ILLNESS, date(2026, 6, 15), date(2026, 6, 16)),
            ],
        ),
        "Zes weken na 1 juni 2026, plus vier dagen ziekte.",
        "Six weeks after 1 June 2026, plus four days of illness.",
    ),
    "a pause in a weekend costs no working days": (
        partial(
            explained,
            "P5D",
            date(2026, 6, 12),
            count=WORKING,
            pauses=[pause(ILLNESS, date(2026, 6, 13), date(2026, 6, 14))],
        ),
        "Vijf werkdagen na 12 juni 2026.",
        "Five working days after 12 June 2026.",
    ),
    "the clock stands still": (
        partial(explained, "P6W", date(2026, 6, 1), pauses=[pause(ILLNESS, date(2026, 6, 8))]),
        "Zes weken na 1 juni 2026; de klok staat stil sinds 8 juni 2026 vanwege ziekte, met nog 36 dagen te "
        "gaan.",
        "Six weeks after 1 June 2026; the clock has stood still since 8 June 2026 because of illness, with "
        "36 days to go.",
    ),
    "the clock stands still after an earlier pause": (
        partial(
            explained,
            "P2W",
            date(2026, 6, 1),
            count=WORKING,
            pauses=[pause(PAPERS, date(2026, 6, 8)), pause(ILLNESS, date(2026, 6, 2), date(2026, 6, 2))],
        ),
        "Tien werkdagen na 1 juni 2026, plus één werkdag ziekte; de klok staat stil sinds 8 juni 2026 "
        "vanwege wachten op stukken, met nog zeven werkdagen te gaan.",
        "Ten working days after 1 June 2026, plus one working day of illness; the clock has stood still "
        "since 8 June 2026 because of waiting for documents, with seven working days to go.",
    ),
    "extensions": (
        partial(explained, "P6W", date(2026, 6, 1), extensions=[more("P2W"), more("P1W", ILLNESS)]),
        "Zes weken na 1 juni 2026, plus een verlenging van twee weken en een verlenging van één week vanwege "
        "ziekte.",
        "Six weeks after 1 June 2026, plus an extension of two weeks and an extension of one week because of "
        "illness.",
    ),
    "everything at once": (
        partial(
            explained,
            "P4W",
            date(2026, 12, 14),
            WITH_RECESS,
            count=WORKING,
            pauses=[pause(PAPERS, date(2027, 1, 4), date(2027, 1, 8))],
            extensions=[more("P1W", LEAVE)],
        ),
        "20 werkdagen na 14 december 2026, twee feestdagen (Eerste Kerstdag en Nieuwjaarsdag) en acht "
        "werkdagen kerstreces niet meegeteld, plus vijf werkdagen wachten op stukken en een verlenging van "
        "vijf werkdagen vanwege ouderschapsverlof.",
        "20 working days after 14 December 2026, not counting two holidays (Christmas Day and New Year's "
        "Day) and eight working days of Christmas recess, plus five working days of waiting for documents "
        "and an extension of five working days because of parental leave.",
    ),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_a_date_explains_itself_in_one_sentence(name):
    ask, dutch, english = GOLDEN[name]
    assert ask() == (dutch, english)


def test_a_holiday_that_comes_twice_is_counted_twice_and_named_once():
    dutch, _ = explained("P260D", date(2025, 12, 31), count=WORKING)
    assert "negen feestdagen (" in dutch
    assert dutch.count("Nieuwjaarsdag") == 1


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None, max_examples=100)
@given(st.integers(0, 10**9))
def test_whatever_happens_to_a_term_it_is_one_whole_sentence(language, seed):
    made = case(Random(seed))
    try:
        term = made.run()
    except Wrong:
        return
    said = render(term.explained, language)
    assert said.endswith(".")
    assert ". " not in said
    assert said[0].isupper() or said[0].isdigit()
    assert not any(part in said for part in ("{", "}", "  ", " ,", ", ,", "()", "None"))
    assert render(made.start, language) in said
    assert term.day is not None or ("staat stil" in said or "stood still" in said)
