"""What a measure must be, and when it may change."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from leerlijn.domains.agreements.queries.agreements import is_suspended
from leerlijn.domains.agreements.queries.cycle import Cycle
from leerlijn.domains.agreements.queries.votes import councils_that_vote_on
from leerlijn.foundation.cases.models import Case
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

OVER = frozenset({"withdrawn", "annulled", "closed"})
"""States after which an agreement is only read."""

SAID_FOR = frozenset({"consent_requested", "consented", "submitted", "bundled", "adopted", "consent_expired"})
"""States in which who changes something says why; those of a suspension besides."""

STOPS_VOTE = "stops_vote"
"""What somebody accepts who changes a file on which a council votes."""

LONGEST = {
    "title": 200,
    "description": 3000,
    "target_group": 300,
    "baseline": 500,
    "milestone": 500,
    "target": 500,
    "additionality": 2000,
}


def council_has_it(case: Case) -> bool:
    """Whether a council looks at the text, or has consented to it."""
    return case.state in SAID_FOR or is_suspended(case)


def agreement_is_not_over(case: Case) -> Verdict:
    if case.state in OVER:
        return Denied(Sentence("This agreement is closed. Its measures and its budget stay as they are."))
    return ALLOWED


def change_has_a_reason(case: Case, because: str) -> dict[str, Said]:
    """Before a council is asked, anything may change; from then on the change says why, and shows."""
    if council_has_it(case) and not because.strip():
        return {
            "because": Sentence(
                "The council has this text before it or has consented to it. Write why you change it now; "
                "everybody sees that it changed."
            )
        }
    if len(because) > 500:
        return {"because": Sentence("Use at most {longest} characters.", longest=500)}
    return {}


def a_vote_is_stopped_knowingly(case: Case, accepts: Collection[str]) -> dict[str, Said]:
    """A vote on another file counts no more: whoever stops it says that they know."""
    if STOPS_VOTE in accepts or not councils_that_vote_on(case):
        return {}
    return {STOPS_VOTE: Sentence("A council votes on this now. Say that you know that its vote stops.")}


def measure_is_well_said(said: Mapping[str, Text]) -> dict[str, Said]:
    """What is wrong per field; a title in one of the two languages is all that must be there at first."""
    errors: dict[str, Said] = {}
    title = said.get("title", Text(nl="", en=""))
    if not (title.nl.strip() or title.en.strip()):
        errors["title_nl"] = Sentence("Give the measure a title that says what you do.")
    for name, text in said.items():
        for language, written in (("nl", text.nl), ("en", text.en)):
            if len(written) > LONGEST[name]:
                errors[f"{name}_{language}"] = Sentence(
                    "Use at most {longest} characters.", longest=LONGEST[name]
                )
            elif "\0" in written:
                errors[f"{name}_{language}"] = Sentence(
                    "There is a character in this text that cannot be kept. Type it again."
                )
    return errors


def shares_are_the_whole(shares: Mapping[str, int], cycle: Cycle) -> dict[str, Said]:
    """The themes of a measure are 100% together: no euro counts twice, none is without a theme."""
    strange = next((key for key in shares if key not in cycle.theme_keys), None)
    if strange is not None:
        return {"shares": Sentence("There is no theme “{theme}” in these agreements.", theme=strange)}
    if any(percent < 0 for percent in shares.values()):
        return {"shares": Sentence("A share of a theme is not below zero.")}
    whole = sum(shares.values())
    if whole != 100:
        return {"shares": Sentence("The themes add up to {total}%, not to 100%.", total=whole)}
    return {}
