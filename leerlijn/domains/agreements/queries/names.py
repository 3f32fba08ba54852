"""What the cases of the quality agreements are called: after unit and years, or what they go back to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from leerlijn.domains.agreements.models import Condition, Dialogue, InRound
from leerlijn.domains.agreements.queries.rounds import columns, round_in
from leerlijn.foundation.cases.models import Case
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import day_of


def names_of_agendas(cases: Collection[int]) -> Mapping[int, Said]:
    """One statement."""
    return {
        case: Sentence("Quality agenda of {unit}, {year}", unit=unit, year=year)
        for case, unit, year in _places_and_years(cases)
    }


def names_of_faculty_agreements(cases: Collection[int]) -> Mapping[int, Said]:
    """One statement."""
    return {
        case: Sentence("Quality agreement of {unit}, {years}", unit=unit, years=years)
        for case, unit, years in _places_and_rounds(cases)
    }


def names_of_institution_agreements(cases: Collection[int]) -> Mapping[int, Said]:
    """One statement."""
    return {
        case: Sentence("Quality agreement of the whole institution, {years}", years=years)
        for case, _, years in _places_and_rounds(cases)
    }


def _places_and_rounds(cases: Collection[int]) -> Iterator[tuple[int, Text, str]]:
    """With the years of the round of which it is part."""
    rows = InRound.objects.filter(case__in=cases).values_list(
        "case", "case__unit__name_nl", "case__unit__name_en", *columns("round__")
    )
    for case, nl, en, *round in rows:
        yield case, Text(nl=nl, en=en), round_in(round).key


def _places_and_years(cases: Collection[int]) -> Iterator[tuple[int, Text, str]]:
    """The year is that in which it was begun."""
    rows = Case.objects.filter(pk__in=cases).values_list("pk", "unit__name_nl", "unit__name_en", "opened_at")
    for case, nl, en, opened_at in rows:
        yield case, Text(nl=nl, en=en), str(day_of(opened_at).year)


def names_of_advice_requests(cases: Collection[int]) -> Mapping[int, Said]:
    """After what the advice is about; one statement."""
    return {case: Sentence("Advice: {about}", about=about) for case, about in _what_they_are_about(cases)}


def names_of_consent_requests(cases: Collection[int]) -> Mapping[int, Said]:
    """After what is consented to; one statement."""
    return {case: Sentence("Consent: {about}", about=about) for case, about in _what_they_are_about(cases)}


def _what_they_are_about(cases: Collection[int]) -> Iterator[tuple[int, Text]]:
    rows = Case.objects.filter(pk__in=cases).values_list("pk", "about__name_nl", "about__name_en")
    for case, nl, en in rows:
        yield case, Text(nl=nl, en=en)


def names_of_commitments(cases: Collection[int]) -> Mapping[int, Said]:
    """By the number of the condition; what it says is for who may read it. One statement."""
    asked = Condition.objects.filter(duty__in=cases).values("request")
    beside = Condition.objects.filter(request__in=asked).order_by("pk")
    rows = beside.values_list("request", "duty", "request__about__name_nl", "request__about__name_en")
    counted: defaultdict[int, int] = defaultdict(int)
    found: dict[int, Said] = {}
    for request, duty, nl, en in rows:
        counted[request] += 1
        if duty in cases:
            number, about = str(counted[request]), Text(nl=nl, en=en)
            found[duty] = Sentence("Condition {number}: {about}", number=number, about=about)
    return found


def names_of_dialogues(cases: Collection[int]) -> Mapping[int, Said]:
    """After their subject; one statement."""
    rows = Dialogue.objects.filter(case__in=cases).values_list("case", "subject")
    return {case: Sentence("Talk: {subject}", subject=subject) for case, subject in rows}
