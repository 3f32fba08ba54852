"""What the first page tells somebody: their own line, what they take part in, what their offices watch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from leerlijn.domains.development.queries.enrolment_lists import by_activity, team_enrolments
from leerlijn.domains.qualification.queries.dossiers import PROCEDURE as DOSSIERS
from leerlijn.domains.qualification.queries.duties import PROCEDURE as DUTIES
from leerlijn.domains.qualification.queries.exemptions import PROCEDURE as EXEMPTIONS
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.lines import NEVER, CaseLine, lines, passed_on_by
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Procedure, catalogue
from leerlijn.kernel.sentence import Text

AGREEMENTS = ("institution-agreement", "faculty-agreement", "programme-agenda")
QUESTIONS = ("staff-question", "utq-registration")
WATCHED: Mapping[str, tuple[str, ...]] = {
    "coordinator": (DOSSIERS,),
    "hr": (DUTIES, EXEMPTIONS, *QUESTIONS),
    "dean": (DUTIES, DOSSIERS, EXEMPTIONS),
    "exemption-advisor": (EXEMPTIONS,),
    "auditor": (DOSSIERS, DUTIES),
    "policy-officer": AGREEMENTS,
    "board": AGREEMENTS,
    "portfolio-holder": AGREEMENTS[1:],
    "programme-director": AGREEMENTS[2:],
}
"""Per office the procedures that it watches, in the order of the page."""
ADDRESSES = {
    DOSSIERS: "qualification:dossiers",
    DUTIES: "qualification:duties",
    EXEMPTIONS: "qualification:exemptions",
}
"""Where the cases of a procedure are listed; the others stand in the list of all cases."""


@dataclass(frozen=True, slots=True)
class Standings:
    """How many cases of a procedure somebody may see in each state, each with the address of those."""

    title: Text
    href: str
    rows: tuple[tuple[Text, str, int], ...]

    @property
    def total(self) -> int:
        return sum(number for _, _, number in self.rows)


def own_line(standing: Standing) -> list[CaseLine]:
    """The newest duty and the newest dossier that are about somebody; one statement."""
    mine = Case.objects.filter(subject=standing.person, procedure__in=[DUTIES, DOSSIERS]).order_by("pk")
    newest = {line.procedure.key: line for line in lines(mine)}
    return [newest[key] for key in (DUTIES, DOSSIERS) if key in newest]


def taking_part(standing: Standing, *, limit: int) -> list[CaseLine]:
    """What somebody takes part in while it is with others, by the next day; one statement."""
    return sorted(passed_on_by(standing), key=lambda line: line.due_on or NEVER)[:limit]


def at_school(standing: Standing) -> list[tuple[Text, date, int]]:
    """What the team of a school leader takes part in, from which day and with how many; two statements."""
    ongoing = (line for line in team_enrolments(standing) if line.is_ongoing)
    return [(title, some[0].starts_on, len(some)) for title, _, some in by_activity(ongoing)]


def watched_by(standing: Standing) -> list[Standings]:
    """What the offices of somebody watch; one statement, none without such an office."""
    roles = {office.role for office in standing.offices}
    keys = tuple(dict.fromkeys(key for role, watched in WATCHED.items() if role in roles for key in watched))
    known = [editions[0] for key in keys if (editions := catalogue.editions_of(key))]
    if not known:
        return []
    counts = _counts(standing, keys)
    return [_standings(procedure, counts.get(procedure.key, {})) for procedure in known]


def _counts(standing: Standing, keys: tuple[str, ...]) -> Mapping[str, Mapping[str, int]]:
    editions = [edition for key in keys for edition in catalogue.editions_of(key)]
    rows = visible_to(standing, editions).order_by().values_list("procedure", "state").annotate(n=Count("pk"))
    found: dict[str, dict[str, int]] = {}
    for procedure, state, number in rows:
        found.setdefault(procedure, {})[state] = number
    return found


def _standings(procedure: Procedure, counts: Mapping[str, int]) -> Standings:
    return Standings(procedure.title, _list_of(procedure), tuple(_rows(procedure, counts)))


def _rows(procedure: Procedure, counts: Mapping[str, int]) -> Iterator[tuple[Text, str, int]]:
    """In the order of the regulation, what is empty left out."""
    for state in procedure.states:
        if counts.get(state.key):
            yield state.title, _list_of(procedure, state.key), counts[state.key]


def _list_of(procedure: Procedure, state: str = "") -> str:
    if procedure.key in ADDRESSES:
        asked = {"state": state} if state else {}
        where = reverse(ADDRESSES[procedure.key])
    else:
        asked = {"procedure": procedure.key} | ({"state": state} if state else {})
        where = reverse("cases:cases")
    return f"{where}?{urlencode(asked)}" if asked else where
