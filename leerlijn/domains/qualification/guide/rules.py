"""What holds for the UTQ at one place on one day: rules, terms, grounds and criteria."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from leerlijn.domains.qualification.grounds import GROUNDS, Grounds, editions_of_grounds
from leerlijn.domains.qualification.obligation import RuleSet, shipped_rules
from leerlijn.domains.qualification.procedures.dossier import PROCEDURE as DOSSIER
from leerlijn.domains.qualification.procedures.exemption import PROCEDURE as EXEMPTION
from leerlijn.domains.qualification.procedures.intake import PROCEDURE as INTAKE
from leerlijn.domains.qualification.queries.courses import LEAST_PRESENCE
from leerlijn.domains.qualification.queries.dossiers import CLOSING_FORM, OPEN_CRITERIA
from leerlijn.domains.qualification.queries.duties import LONGEST_EXTENSION, RULES
from leerlijn.domains.qualification.tracks import ASSESSING, EACH
from leerlijn.foundation.cases.queries.settings import settings_for
from leerlijn.foundation.frameworks.queries import CompetenceLine, CriterionLine, criteria_of, framework
from leerlijn.kernel.procedure import Deadline, Procedure, Setting, State
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import Length

ON_THE_WAY: Mapping[Procedure, tuple[str, ...]] = {
    INTAKE: (
        *("invited", "cv_draft", "self_diagnosis_draft", "manager_talk", "manager_confirmed"),
        *("package_submitted", "meeting_planned", "meeting_held", "plan_offered"),
    ),
    DOSSIER: (
        *("in_progress", "precheck_requested", "submitted", "assessors_asked", "individual_judgement"),
        *("consensus_talk", "verdict_proposed", "verdict_pass", "notified"),
    ),
    EXEMPTION: (
        *("wish_reported", "requested_by_hr", "evidence_review", "meeting_planned", "meeting_held"),
        *("advice_issued", "decided_granted"),
    ),
}
"""The states through which somebody goes when all goes well, in their order."""
BESIDES: Mapping[Procedure, tuple[str, ...]] = {DOSSIER: ("supplement",)}
"""States off that way of which the guide tells how long they may last."""
NAMED = (RULES, LONGEST_EXTENSION, GROUNDS, LEAST_PRESENCE, CLOSING_FORM, OPEN_CRITERIA, EACH, ASSESSING)
type Competences = Sequence[tuple[CompetenceLine, Sequence[CriterionLine]]]


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """`chosen` is what the institution or faculty set; where it is silent, the default stands.

    `stem` begins the sentence that every criterion finishes; `criteria` names their edition.
    """

    on: date
    duty: RuleSet
    grounds: Grounds
    chosen: Mapping[str, str]
    criteria: str
    stem: Text
    competences: Competences

    def value(self, setting: Setting) -> str:
        return self.chosen.get(setting.key, setting.default)

    def length(self, setting: Setting) -> Length:
        return Length.parse(self.value(setting))

    def of(self, deadline: Deadline) -> str:
        """How long a state may last here, as an ISO duration."""
        return self.value(deadline.length) if isinstance(deadline.length, Setting) else deadline.length


def settings_of_the_guide() -> tuple[Setting, ...]:
    """Everything that can be chosen, and on which a text of the guide hangs; each once."""
    told = [
        states_of(procedure)[key]
        for part in (ON_THE_WAY, BESIDES)
        for procedure, keys in part.items()
        for key in keys
    ]
    lengths = [state.within.length for state in told if isinstance(state.within, Deadline)]
    return tuple(dict.fromkeys([*NAMED, *(each for each in lengths if isinstance(each, Setting))]))


def states_of(procedure: Procedure) -> Mapping[str, State]:
    return {state.key: state for state in procedure.states}


def rules_at(path: str, *, on: date) -> RulesInForce:
    """At this place in the tree; three statements."""
    keys = [each.key for each in settings_of_the_guide()]
    chosen = settings_for(keys, path=path, on=on)
    edition = framework("utq", on=on)
    lines = criteria_of(edition.id) if edition else ()
    return RulesInForce(
        on=on,
        duty=shipped_rules(chosen.get(RULES.key, RULES.default)),
        grounds=editions_of_grounds()[chosen.get(GROUNDS.key, GROUNDS.default)],
        chosen=chosen,
        criteria=edition.edition if edition else "",
        stem=edition.stem if edition else Text(nl="", en=""),
        competences=[(above, list(some)) for above, some in groupby(lines, key=lambda each: each.competence)],
    )
