"""What the cases of Pro-U are called: after an activity and its first day, or a school and its question."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import OuterRef, Subquery

from leerlijn.domains.development.models import Proposal, Request, Team
from leerlijn.domains.development.queries.enrolments import school_name
from leerlijn.domains.development.queries.requests import content_in
from leerlijn.foundation.meetings.queries.names import title_and_first_day
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import day_of


def names_of_editions(cases: Collection[int]) -> Mapping[int, Said]:
    """One statement."""
    return title_and_first_day(cases, "edition_of", title="offering__title")


def names_of_enrolments(cases: Collection[int]) -> Mapping[int, Said]:
    """As the edition that they are about; one statement."""
    return title_and_first_day(cases, "about__edition_of", title="offering__title")


def names_of_teams(cases: Collection[int]) -> Mapping[int, Said]:
    """With the school that they come from; one statement."""
    teams = Team.objects.filter(case__in=cases).select_related("edition__offering", "location__parent")
    return {
        team.case_id: Sentence(
            "{title}, {day} · {school}",
            title=Text(nl=team.edition.offering.title_nl, en=team.edition.offering.title_en),
            day=team.edition.starts_on,
            school=school_name(team.location),
        )
        for team in teams
    }


def names_of_requests(cases: Collection[int]) -> Mapping[int, Said]:
    """After whom it is for and the day, until a proposal was sent; then as that is called. One statement."""
    sent = Proposal.objects.filter(request=OuterRef("pk"), sent_at__isnull=False).order_by("-version")
    asked = Request.objects.filter(case__in=cases).select_related("location__parent", "case")
    annotated = asked.annotate(sent=Subquery(sent.values("content")[:1]))
    return {request.case_id: _name_of_request(request, request.sent) for request in annotated}


def _name_of_request(request: Request, sent: str | None) -> Sentence:
    school = school_name(request.location)
    if sent:
        return Sentence("{school}: {what}", school=school, what=content_in(sent).title)
    day = day_of(request.case.opened_at)
    return Sentence("{school}: {what}, {day}", school=school, what=request.target_group, day=day)
