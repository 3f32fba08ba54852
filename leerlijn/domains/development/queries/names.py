"""What the cases of Pro-U are called: after an activity and its first day, or a school and its question."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import OuterRef, Subquery

from leerlijn.domains.development.models import Proposal, Request, Team
from leerlijn.domains.development.queries.enrolments import school_name
from leerlijn.domains.development.queries.requests import content_in
from leerlijn.foundation.meetings.queries.names import title_and_first_day
from leerlijn.kernel.sentence import Said, Sentence, Text


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
    """After whom it is for, until a proposal was sent; then as that is called. One statement."""
    sent = Proposal.objects.filter(request=OuterRef("pk"), sent_at__isnull=False).order_by("-version")
    asked = Request.objects.filter(case__in=cases).select_related("location__parent")
    return {
        request.case_id: Sentence(
            "{school}: {what}",
            school=school_name(request.location),
            what=content_in(request.sent).title if request.sent else request.target_group,
        )
        for request in asked.annotate(sent=Subquery(sent.values("content")[:1]))
    }
