"""What the steps of an agenda or agreement do: its text, the talks it draws on, the check, the councils."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import OperationalError, transaction

from leerlijn.domains.agreements.actions.councils import reconsidered
from leerlijn.domains.agreements.actions.fingerprints import keep_fingerprint, keep_fingerprints_without
from leerlijn.domains.agreements.actions.points import answer, put_down
from leerlijn.domains.agreements.actions.reading import let_read
from leerlijn.domains.agreements.models import CouncilRequest, DraftCheck, Point, Version
from leerlijn.domains.agreements.queries.agreements import AgreementFacts
from leerlijn.domains.agreements.queries.checks import CHECKS
from leerlijn.domains.agreements.queries.councils import councils_of
from leerlijn.domains.agreements.queries.fingerprints import PARTS, last_version, manifest_of
from leerlijn.domains.agreements.queries.outcomes import WAITING
from leerlijn.domains.agreements.queries.points import lines_in
from leerlijn.domains.agreements.queries.regulations import SUPERVISION
from leerlijn.domains.agreements.queries.rights import (
    ASKED,
    right_here,
)
from leerlijn.domains.agreements.relations import ASKER
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.settings import setting
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.models import Unit
from leerlijn.kernel.procedure import Answer, Effect, catalogue, effect
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refused, granted

type Answers = Mapping[str, Answer]


def write_version(facts: AgreementFacts, said: Mapping[str, object], *, at: datetime) -> Version:
    """A new version; refuses one that says the same as the one before."""
    latest = last_version(facts.case)
    before: Mapping[str, object] = latest.said if latest else {}
    whole = {**before, **said}
    if whole == before:
        raise Refused(
            Denied(Sentence("This says the same as the version before it. A new version is different."))
        )
    return _next_version(facts, whole, after=latest, at=at)


def _next_version(
    facts: AgreementFacts, said: Mapping[str, object], *, after: Version | None, at: datetime
) -> Version:
    made = Version.objects.create(
        case=facts.case,
        number=(after.number if after else 0) + 1,
        said=said,
        made_at=at,
        made_by_id=facts.situation.by.person,
    )
    keep_fingerprint(facts.case, at=at)
    return made


@effect(
    Text(
        nl="de tekst is weer die waarmee de raad instemde; wat daarna kwam, blijft bewaard",
        en="the text is again the one to which the council consented; what came after it is kept",
    )
)
def put_text_back(facts: AgreementFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    latest = last_version(facts.case)
    if facts.consent is not None and latest is not None and facts.consent.request.version.said != latest.said:
        _next_version(facts, facts.consent.request.version.said, after=latest, at=at)


def writes(*parts: str) -> Effect:
    """Keeps these parts of the text as a new version."""

    @effect(
        Text(
            nl="er is een nieuwe versie; de vorige blijft bewaard",
            en="there is a new version; the one before is kept",
        )
    )
    def write_text(facts: AgreementFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
        write_version(facts, {part: str(answers[part]) for part in parts if answers.get(part)}, at=at)

    return write_text


@effect(
    Text(
        nl="de afspraken van de faculteiten horen erbij, zoals ze nu zijn",
        en="the agreements of the faculties are part of it, as they are now",
    )
)
def write_proposal(facts: AgreementFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    parts = [each.pk for each in facts.parts]
    said = {key: str(answers[key]) for key in ("proposal", "omitted") if answers.get(key)}
    write_version(facts, {**said, PARTS: parts}, at=at)


@effect(
    Text(
        nl="het gesprek staat gepland, en de raad praat mee",
        en="the talk is planned, and the council talks along",
    )
)
def plan_dialogue(facts: AgreementFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    procedure = catalogue.current("dialogue", on=day_of(at))
    if procedure is None:
        raise LookupError("no procedure for dialogues")
    granted(
        open_case(
            procedure,
            by=facts.situation.by,
            at=at,
            unit=facts.case.unit,
            about=facts.case,
            said={
                name: _as_typed(answers[name]) for name in ("subject", "planned_on", "form", "together_with")
            },
        )
    )


def _as_typed(answered: Answer) -> object:
    return answered.isoformat() if isinstance(answered, date) else answered


def asks_council(kind: CouncilRequest.Kind) -> Effect:
    """Puts text and figures of this moment before the council, with the right by which it is asked."""

    @effect(
        Text(
            nl="de raad krijgt tekst en cijfers van dit moment, onder één vingerafdruk",
            en="the council gets the text and figures of this moment, under one fingerprint",
        )
    )
    def ask_council(facts: AgreementFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
        version, council = last_version(facts.case), int(str(answers["council"]))
        if version is None:
            raise Refused(Denied(Sentence("There is no text yet. Write it first.")))
        ground = _ground(facts, kind, answers)
        manifest = manifest_of(facts.case)
        CouncilRequest.objects.create(
            kind=kind,
            about=facts.case,
            council_id=council,
            version=version,
            question=str(answers["question"]),
            basis=ground.basis,
            source_nl=ground.source.nl,
            source_en=ground.source.en,
            scope_nl=ground.scope.nl,
            scope_en=ground.scope.en,
            talk_on=_offered(answers.get("talk_on"), on=facts.situation.on),
            sealed=manifest.canonical.decode(),
            fingerprint=manifest.fingerprint,
            asked_at=at,
            put_at=at,
            asked_by_id=facts.situation.by.person,
        )
        _open_request(facts, kind, council, at=at)

    return ask_council


def _open_request(facts: AgreementFacts, kind: str, council: int, *, at: datetime) -> None:
    procedure = catalogue.current(kind, on=day_of(at))
    if procedure is None:
        raise LookupError(f"no procedure {kind}")
    granted(
        open_case(
            procedure,
            by=facts.situation.by,
            at=at,
            unit=Unit.objects.get(pk=council),
            about=facts.case,
            parties={ASKER: [facts.situation.by.person]},
        )
    )
    reconsidered(facts.case, at=at)


WHOLE = Text(nl="het hele stuk", en="the whole paper")


@dataclass(frozen=True, slots=True)
class Ground:
    """On what the right of a council rests, and what its answer covers."""

    basis: str
    source: Text
    scope: Text


def _offered(day: Answer, *, on: date) -> date | None:
    if not isinstance(day, date):
        return None
    if day < on:
        raise Refused(Incomplete({"talk_on": Sentence("Choose today, or a day that is still to come.")}))
    return day


def _ground(facts: AgreementFacts, kind: str, answers: Answers) -> Ground:
    """As the rights table says today, or another ground that is written down."""
    written = str(answers.get("scope") or "")
    here = right_here(facts.level, ASKED[kind], on=facts.situation.on)
    if here is not None and answers["right"] == here.key:
        return Ground(here.basis, here.source, Text(nl=written, en=written) if written else here.on)
    basis, source = answers.get("basis"), str(answers.get("source") or "")
    errors: dict[str, Said] = {}
    if not basis:
        errors["basis"] = Sentence("Choose what the right rests on.")
    if not source:
        errors["source"] = Sentence("Write where this right stands: which law, regulation or promise.")
    if errors:
        raise Refused(Incomplete(errors))
    scope = Text(nl=written, en=written) if written else WHOLE
    return Ground(str(basis), Text(nl=source, en=source), scope)


@effect(
    Text(
        nl="de opmerkingen gaan naar de faculteit; elke krijgt een antwoord",
        en="the remarks go to the faculty; each gets an answer",
    )
)
def keep_check(facts: AgreementFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """What is not met has a remark, so that the faculty knows what to mend."""
    version, met = last_version(facts.case), answers.get("met")
    found: Sequence[str] = met if isinstance(met, tuple) else ()
    remarks = lines_in(str(answers.get("remarks") or ""))
    if len(found) < len(CHECKS) and not remarks:
        raise Refused(
            Incomplete(
                {
                    "remarks": Sentence(
                        "Not every point is met: write what is missing, one remark on each line."
                    )
                }
            )
        )
    if version is None:
        raise Refused(Denied(Sentence("There is no text yet. Write it first.")))
    DraftCheck.objects.create(
        case=facts.case, version=version, met=list(found), made_at=at, made_by_id=facts.situation.by.person
    )
    put_down(facts.case, remarks, kind=Point.Kind.REMARK, by=facts.situation.by.person, at=at)


@effect(
    Text(
        nl="het college leest het antwoord op deze opmerking", en="the board reads the answer to this remark"
    )
)
def answer_remark(facts: AgreementFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    answer(facts.case, answers, by=facts.situation.by.person, at=at)


@effect(
    Text(
        nl="de raad is geïnformeerd en mag het stuk lezen",
        en="the council is informed and may read the paper",
    )
)
def inform_council(facts: AgreementFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    let_read([facts.case.pk], int(str(answers["council"])), at=at)


@effect(
    Text(
        nl="de zienswijze van de Raad van Toezicht gaat mee waar de instelling dat koos",
        en="the view of the supervisory board goes along where the institution chose so",
    )
)
def keep_view_of_supervision(facts: AgreementFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """The entry of the step keeps the view itself."""
    chosen = setting(SUPERVISION, path=facts.case.path, on=facts.situation.on)
    if chosen == "required" and not answers.get("supervision"):
        raise Refused(
            Incomplete({"supervision": Sentence("Write the view of the supervisory board: it goes along.")})
        )


@effect(
    Text(
        nl="advies en antwoord gaan mee, en de faculteitsraad leest ze ook",
        en="advice and answer go along, and the faculty council reads them too",
    )
)
def pass_advice_on(facts: AgreementFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """The advice of a programme committee goes to the faculty council for information (WHW art. 9.18)."""
    requests = [each.case_id for each in facts.requests if each.case_id and each.decided_at]
    above = facts.case.unit.parent_id
    for council, _ in councils_of(above, on=facts.situation.on) if above else ():
        let_read([facts.case.pk, *requests], int(council), at=at)


@effect(
    Text(
        nl="de afspraak van de instelling is zonder deze een andere",
        en="the agreement of the institution is a different one without this",
    )
)
def leave_the_whole(facts: AgreementFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    keep_fingerprints_without(facts.case, at=at)


@effect(
    Text(
        nl="een vraag die nog bij een raad ligt, vervalt",
        en="a request that still lies before a council is over",
    )
)
def withdraw_requests(facts: AgreementFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """A request is held before the agreement that it tells its outcome to; here the agreement is held first.

    So this never waits for a request: where somebody is at work in it, they come first.
    """
    waiting = [
        request.case_id for request in facts.requests if request.outcome in WAITING and request.case_id
    ]
    try:
        with transaction.atomic():
            list(Case.objects.select_for_update(nowait=True).filter(pk__in=waiting).order_by("pk"))
    except OperationalError:
        raise Refused(
            Outdated(
                Sentence("Somebody is at work in the request before the council. Look again what came of it.")
            )
        ) from None
    for case in waiting:
        take_step_of_clock(case, "lapse-with-agreement", at=at)
