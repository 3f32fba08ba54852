"""A tailor-made request with its proposals, and the links by which one of them can be signed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property

from django.db.models import Exists, OuterRef, Q

from leerlijn.domains.development.models import Proposal, Request, SigningLink
from leerlijn.domains.development.queries.enrolments import school_name, work_places
from leerlijn.foundation.cases.queries.settings import setting
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.people.links import token_from
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import people_with_office
from leerlijn.kernel import chain
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Setting, catalogue
from leerlijn.kernel.sentence import Text

REQUEST = "tailor-made-request"
FORMAT = "leerlijn-proposal-1"
NO_LIMIT = "none"
MANDATE = Setting(
    "tailor-made-request.mandate",
    Text(
        nl="tot dit bedrag stuurt het bureau zelf een voorstel",
        en="up to this amount the office sends a proposal by itself",
    ),
    NO_LIMIT,
    Text(
        nl="de directeur stuurt een voorstel, of wie een mandaat heeft; geen openbare bron geeft het bedrag",
        en="the director sends a proposal, or who has a mandate for it; no public source gives the amount",
    ),
)
MANDATES: Mapping[str, Text] = {
    NO_LIMIT: Text(nl="elk bedrag", en="any amount"),
    **{
        str(euros): Text(nl=f"{euros} euro", en=f"{euros} euros")
        for euros in (0, 1000, 2500, 5000, 10000, 25000)
    },
}


@dataclass(frozen=True, slots=True)
class ProposalContent:
    """All that is signed. `price` is in cents; `number` the request and `version` which answer to it."""

    number: int
    version: int
    school: str
    title: str
    goals: str
    form: str
    participants: str
    sessions: str
    hours: int
    school_does: str
    evaluation: str
    price: int
    valid_until: str

    @property
    def canonical(self) -> str:
        said = {**asdict(self), "format": FORMAT}
        return chain.canonical(said)

    @property
    def until(self) -> date:
        """The last day on which it counts."""
        return date.fromisoformat(self.valid_until)


def content_of(proposal: Proposal) -> ProposalContent:
    """Raises ValueError for another format."""
    return content_in(proposal.content)


def content_in(canonical: str) -> ProposalContent:
    """Raises ValueError for another format."""
    said = json.loads(canonical)
    if said.pop("format", None) != FORMAT:
        raise ValueError("not the content of a proposal")
    return ProposalContent(**said)


def is_as_it_was_signed(proposal: Proposal) -> bool:
    """Whether what it says now is what the signature stands under."""
    return chain.digest(proposal.content) == proposal.signed_fingerprint


@dataclass(frozen=True)
class RequestFacts:
    """What is known of a request at one moment; while it is being made there is none yet."""

    situation: Situation
    request: Request | None = None

    @property
    def known(self) -> Request:
        """Raises LookupError while the request is only being made."""
        if self.request is None:
            raise LookupError("this request is only being made")
        return self.request

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """The newest first."""
        if self.request is None:
            return ()
        found = Proposal.objects.filter(request=self.request).select_related("signed_by", "made_by")
        return tuple(found.order_by("-version"))

    @property
    def newest(self) -> Proposal | None:
        return next(iter(self.proposals), None)

    @property
    def signed(self) -> Proposal | None:
        return next((each for each in self.proposals if each.signed_at), None)

    @cached_property
    def mandate(self) -> int | None:
        """Up to how many euros the office sends by itself; None where there is no limit. One statement."""
        chosen = setting(MANDATE, path=self.situation.case.path, on=self.situation.on)
        return None if chosen == NO_LIMIT else int(chosen)

    @cached_property
    def schools(self) -> tuple[tuple[str, Text], ...]:
        return tuple((str(unit.pk), school_name(unit)) for unit in work_places(self.situation.by))

    @cached_property
    def experts(self) -> tuple[tuple[str, str], ...]:
        path, on = self.situation.case.path, self.situation.on
        return tuple((str(each.pk), each.name) for each in people_with_office("expert", path, on=on))

    @cached_property
    def leaders(self) -> tuple[Person, ...]:
        """Who may sign for the school today, the nearest first."""
        return tuple(people_with_office("school-leader", self.known.location.path, on=self.situation.on))

    @property
    def signatories(self) -> tuple[tuple[str, str], ...]:
        """Those of them to whom a letter can go."""
        return tuple((str(each.pk), each.name) for each in self.leaders if each.email)


def request_facts(situation: Situation) -> RequestFacts:
    """One statement."""
    if situation.case.pk is None:
        return RequestFacts(situation)
    found = Request.objects.filter(case=situation.case).select_related("location__parent", "asker")
    return RequestFacts(situation, found.first())


def token_of(link: SigningLink) -> str:
    """What the address in the letter ends in."""
    return token_from("signing-link", link.nonce)


def link_of(token: str) -> SigningLink | None:
    """The link behind an address; one statement."""
    found = SigningLink.objects.filter(digest=chain.digest(token)).select_related(
        "person", "proposal__request__case", "proposal__request__location__parent", "proposal__signed_by"
    )
    return found.first()


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request in the list of a school."""

    case: int
    question: str
    people: int
    state: str
    state_title: Text
    due_on: date | None
    may_read: bool


def _title(edition: str, state: str) -> Text:
    return catalogue.get(REQUEST, edition).state(state).title


def team_requests(standing: Standing) -> list[RequestLine]:
    """Of the schools that somebody leads today: first what waits for a signature; one statement.

    `may_read` is whether they are a party to it: who else asked or signs keeps it to themselves.
    """
    led = Q()
    for office in standing.offices:
        if office.role == "school-leader":
            led |= Q(location__path__startswith=office.path)
    if not led:
        return []
    seen = visible_to(standing, catalogue.editions_of(REQUEST)).filter(pk=OuterRef("case"))
    rows = Request.objects.filter(led).annotate(may_read=Exists(seen)).order_by("-pk")
    found = [
        RequestLine(
            case,
            question,
            people,
            state,
            catalogue.get(REQUEST, edition).state(state).title,
            due_on,
            may_read,
        )
        for case, question, people, state, edition, due_on, may_read in rows.values_list(
            "case", "question", "people", "case__state", "case__edition", "case__due_on", "may_read"
        )[:50]
    ]
    return sorted(found, key=lambda line: line.state != "proposal_sent")
