"""What people do in the story of a dossier; each of these is a button or a form on a page."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Sequence
from datetime import timedelta

from leerlijn.domains.qualification.actions.feedback import share_item
from leerlijn.domains.qualification.demo.courses import course_of
from leerlijn.domains.qualification.demo.evidence import EVIDENCE, Evidence
from leerlijn.domains.qualification.demo.findings import ASK, MOTIVATIONS, NOT_YET, SETTLED, SUFFICIENT
from leerlijn.domains.qualification.demo.world import Held, World
from leerlijn.domains.qualification.queries.dossiers import OPEN_CRITERIA
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.credentials.actions.certificates import correct_certificate, revoke_certificate
from leerlijn.foundation.credentials.queries import certificate_for, certificates_without_document
from leerlijn.foundation.credentials.tasks import make_document
from leerlijn.foundation.dossiers.actions.evidence import Brought, Claims, add_item, change_item, keep_file
from leerlijn.foundation.dossiers.actions.judging import settle_difference
from leerlijn.foundation.panels.actions.judgements import save_criterion
from leerlijn.foundation.panels.queries import round_of
from leerlijn.foundation.people.queries import main_unit_of, person_of
from leerlijn.kernel.procedure import Setting, catalogue
from leerlijn.kernel.sentence import Language
from leerlijn.kernel.verdict import granted

type Act = Callable[[World, str], None]
"""Something done in the dossier of the candidate with this name."""
type Timed = tuple[int, Act]
"""So many working days ago."""

COORDINATOR = "coordinator"


def begin() -> Act:
    def act(world: World, who: str) -> None:
        procedure = catalogue.current("utq-dossier", on=world.on)
        unit = main_unit_of(world.people[who], on=world.on)
        if procedure is None or unit is None:
            raise LookupError(f"{who} cannot begin a dossier on {world.on}")
        opened = granted(
            open_case(
                procedure,
                by=world.standing(who),
                at=world.at,
                unit=unit,
                subject=person_of(world.people[who]),
            )
        )
        world.dossiers[who] = Held(opened.pk, opened.version)

    return act


def supervised_by(name: str) -> Act:
    return lambda world, who: world.step(
        who, "name-supervisor", by=COORDINATOR, supervisor=str(world.people[name])
    )


def put_in(key: str, *, only: Collection[str] = (), drafts: Collection[str] = (), again: int = 0) -> Act:
    """The candidate puts in a piece of evidence; of `drafts` the sentence is still to be written."""

    def act(world: World, who: str) -> None:
        candidate, language, evidence = world.standing(who), world.language(who), EVIDENCE[key]
        claims = _claims(evidence, world, who, language, only=only, drafts=drafts)
        item = granted(
            add_item(
                world.dossiers[who].case,
                by=candidate,
                at=world.at,
                title=evidence.title.in_language(language),
                kind=evidence.kind,
                document=granted(_kept(world, who, evidence, again=again)),
                period=world.period().in_language(language),
                claims=claims,
            )
        )
        world.shown[who] |= dict.fromkeys(claims, str(item))

    return act


def renew(order: int, key: str, *, only: Collection[str] = ()) -> Act:
    """The candidate replaces the file of an item by a better one; the one before stays."""

    def act(world: World, who: str) -> None:
        candidate, language, evidence = world.standing(who), world.language(who), EVIDENCE[key]
        granted(
            change_item(
                world.dossiers[who].case,
                order,
                by=candidate,
                at=world.at,
                title=evidence.title.in_language(language),
                kind=evidence.kind,
                document=granted(_kept(world, who, evidence, again=1)),
                period=world.period().in_language(language),
                claims=_claims(evidence, world, who, language, only=only),
            )
        )

    return act


def _kept(world: World, who: str, evidence: Evidence, *, again: int) -> Brought:
    made = evidence.made(course_of(who), language=world.language(who), seed=_seed(who) + again)
    return keep_file(io.BytesIO(made.content), name=made.name, by=world.standing(who), at=world.at)


def _claims(
    evidence: Evidence,
    world: World,
    who: str,
    language: Language,
    *,
    only: Collection[str],
    drafts: Collection[str] = (),
) -> Claims:
    codes = [code for code in evidence.claims if not only or code in only]
    seed = _seed(who)
    return {
        code: "" if code in drafts else ways[seed % len(ways)].in_language(language)
        for code in codes
        for ways in (evidence.claims[code],)
    }


def _seed(who: str) -> int:
    """A number of somebody's own, the same in every world."""
    return sum(ord(letter) for letter in who)


def hand_in(*, without_precheck: str = "") -> Act:
    said = {"without_precheck": without_precheck} if without_precheck else {}
    return lambda world, who: world.step(who, "hand-in", by=who, **said)


def ask_precheck() -> Act:
    return lambda world, who: world.step(who, "request-precheck", by=who)


def find_complete(supervisor: str) -> Act:
    return lambda world, who: world.step(who, "find-complete", by=supervisor)


def give_back(supervisor: str, **missing: str) -> Act:
    """The supervisor says what is missing: `c2_3="…"`."""
    rows = [{"component": code[1:].replace("_", "."), "what": what} for code, what in missing.items()]
    return lambda world, who: world.step(who, "return-precheck", by=supervisor, missing=rows)


def ask_feedback(order: int, question: str = "") -> Act:
    """The candidate shares an item with the supervisor."""

    def act(world: World, who: str) -> None:
        dossier = world.facts(who, by=who).situation.case
        said = {"item": str(order), "personal_data": "none", "question": question}
        shared = granted(share_item(dossier, by=world.standing(who), at=world.at, said=said))
        world.feedback[who, order] = Held(shared.pk, shared.version)

    return act


def give_feedback(order: int, supervisor: str, **notes: str) -> Act:
    """The supervisor says something at each of these criteria: `c2_1="…"`."""
    rows = [{"criterion": code[1:].replace("_", "."), "text": text} for code, text in notes.items()]
    return lambda world, who: _step_in_feedback(world, who, order, "give-feedback", by=supervisor, notes=rows)


def say_ready(order: int) -> Act:
    return lambda world, who: _step_in_feedback(world, who, order, "say-ready", by=who)


def _step_in_feedback(world: World, who: str, order: int, key: str, *, by: str, **said: object) -> None:
    held = world.feedback[who, order]
    case = granted(
        take_step(held.case, key, by=world.standing(by), at=world.at, version=held.version, said=said)
    )
    held.version = case.version


def withdraw(reason: str) -> Act:
    return lambda world, who: world.step(who, "withdraw", by=who, reason=reason)


def pause(reason: str) -> Act:
    return lambda world, who: world.step(who, "pause", by=COORDINATOR, reason=reason)


def send_back(missing: str) -> Act:
    return lambda world, who: world.step(who, "return", by=COORDINATOR, missing=missing)


def invite(first: str, second: str) -> Act:
    """The coordinator asks two assessors."""
    return lambda world, who: world.step(
        who,
        "ask-assessors",
        by=COORDINATOR,
        first=str(world.people[first]),
        second=str(world.people[second]),
    )


def accept(name: str) -> Act:
    return lambda world, who: world.step(who, "accept-invitation", by=name)


def decline(name: str, reason: str, remark: str) -> Act:
    return lambda world, who: world.step(who, "decline-invitation", by=name, reason=reason, remark=remark)


def ask(first: str, second: str) -> Act:
    """The same, and both say yes."""

    def act(world: World, who: str) -> None:
        for each in (invite(first, second), accept(first), accept(second)):
            each(world, who)

    return act


def replace(leaving: str, coming: str) -> Act:
    """Somebody drops out, and somebody else is asked."""
    return lambda world, who: world.step(
        who,
        "replace-assessor",
        by=COORDINATOR,
        leaving=str(world.people[leaving]),
        coming=str(world.people[coming]),
    )


def write(name: str, *, not_yet: Collection[str] = (), doubts: Collection[str] = (), upto: int = 99) -> Act:
    """An assessor writes what they find, of the first criteria or of all, and keeps it as a draft."""

    def act(world: World, who: str) -> None:
        round, language = round_of(world.dossiers[who].case), world.language(who)
        if round is None:
            raise LookupError(f"nobody was asked to judge {who}")
        place = [judge.person for judge in round.judges].index(world.people[name])
        for number, code in enumerate(round.criteria[:upto]):
            finding = "not-yet" if code in not_yet else "ask" if code in doubts else "sufficient"
            granted(
                save_criterion(
                    round.id,
                    world.people[name],
                    code,
                    finding=finding,
                    seen=_seen(world.shown[who][code], language),
                    why=_why(code, finding, language, tells=(number + place) % 2 == 0),
                    at=world.at + timedelta(seconds=20 * number),
                )
            )

    return act


def _seen(item: str, language: Language) -> str:
    return f"{item}, blz. 1" if language == "nl" else f"{item}, page 1"


def _why(code: str, finding: str, language: Language, *, tells: bool) -> str:
    if finding == "not-yet":
        return NOT_YET[code].in_language(language)
    if finding == "ask":
        return ASK.in_language(language)
    return SUFFICIENT[code].in_language(language) if tells and code in SUFFICIENT else ""


def judge(name: str, *, not_yet: Collection[str] = (), doubts: Collection[str] = ()) -> Act:
    """An assessor finishes the judgement and hands it in."""

    def act(world: World, who: str) -> None:
        write(name, not_yet=not_yet, doubts=doubts)(world, who)
        world.step(who, "judge", by=name)

    return act


def propose(name: str, outcome: str, *, not_yet: Sequence[str] = ()) -> Act:
    """An assessor settles what lies between the two, with `not_yet` not yet sufficient, and proposes."""

    def act(world: World, who: str) -> None:
        _settle(world, who, name, not_yet)
        motivation = MOTIVATIONS[outcome].in_language(world.language(who))
        world.step(who, "propose", by=name, outcome=outcome, motivation=motivation)

    return act


def _settle(world: World, who: str, name: str, not_yet: Collection[str]) -> None:
    facts, language = world.facts(who, by=name), world.language(who)
    for code in facts.to_settle:
        finding = "not-yet" if code in not_yet else "sufficient"
        if code in facts.settled and facts.settled[code].finding == finding:
            continue
        why = NOT_YET[code] if finding == "not-yet" else SETTLED
        granted(
            settle_difference(
                facts,
                code,
                finding=finding,
                argument=why.in_language(language),
                actor=world.actor(name),
                at=world.at,
            )
        )


def agree(name: str) -> Act:
    return lambda world, who: world.step(who, "agree", by=name)


def disagree(name: str, reason: str) -> Act:
    return lambda world, who: world.step(who, "disagree", by=name, reason=reason)


def no_consensus(name: str, reason: str) -> Act:
    return lambda world, who: world.step(who, "declare-no-consensus", by=name, reason=reason)


def leave_what_is_open_to(whom: str) -> Act:
    """Where the candidate works they choose who decides on what stays open between two assessors."""
    return choose(OPEN_CRITERIA, whom)


def choose(wanted: Setting, value: str) -> Act:
    """The department of the candidate chooses, from that day on."""

    def act(world: World, who: str) -> None:
        granted(
            choose_setting(
                wanted.key,
                value,
                unit=main_unit_of(world.people[who], on=world.on),
                starts_on=world.on,
                source="Besluit van de afdeling",
                actor=world.actor(COORDINATOR),
                at=world.at,
            )
        )

    return act


def notify(outcome: str) -> Act:
    """The coordinator makes the verdict known; what has to be printed is printed."""

    def act(world: World, who: str) -> None:
        world.step(who, f"notify-{outcome}", by=COORDINATOR)
        print_certificates(world)

    return act


def print_certificates(world: World) -> None:
    """What the background worker does: every certificate gets its PDF."""
    for waiting in certificates_without_document():
        make_document.call(waiting, world.at.isoformat())


def correct(name_as_printed: str, reason: str) -> Act:
    """A certificate under a new number in the place of the one of this dossier."""

    def act(world: World, who: str) -> None:
        issued = certificate_for("utq", f"case:{world.dossiers[who].case}")
        if issued is None:
            raise LookupError(f"{who} has no certificate to correct")
        actor = world.actor(COORDINATOR)
        granted(
            correct_certificate(issued, reason=reason, name_as_printed=name_as_printed, at=world.at, by=actor)
        )
        print_certificates(world)

    return act


def revoke(reason: str) -> Act:
    """Withdrawn by a written decision; it stays in the register."""

    def act(world: World, who: str) -> None:
        issued = certificate_for("utq", f"case:{world.dossiers[who].case}")
        if issued is None:
            raise LookupError(f"{who} has no certificate to revoke")
        actor = world.actor(COORDINATOR)
        granted(revoke_certificate(issued, reason=reason, decided_on=world.on, at=world.at, by=actor))

    return act
