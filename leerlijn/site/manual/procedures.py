"""The page of a procedure: who takes part, its states and terms, its steps, and its diagram."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leerlijn.foundation.ui.words import render
from leerlijn.kernel.procedure import (
    Deadline,
    Extends,
    Field,
    Meaning,
    Pauses,
    Procedure,
    Resumes,
    Role,
    Setting,
    State,
    Step,
    Until,
    diagram,
)
from leerlijn.kernel.sentence import Language, Sentence, Text, Value
from leerlijn.kernel.terms import Count, Length
from leerlijn.site.manual.markdown import block, code, listed, page, section, table

MEANINGS: Mapping[Meaning, Text] = {
    Meaning.INITIATOR: Text(nl="om wie het gaat, of wie begint", en="whom it is about, or who begins"),
    Meaning.HANDLER: Text(nl="behandelt", en="handles"),
    Meaning.ADVISER: Text(nl="adviseert", en="advises"),
    Meaning.JUDGE: Text(nl="oordeelt", en="judges"),
    Meaning.DECIDER: Text(nl="beslist", en="decides"),
    Meaning.OVERSEER: Text(nl="kijkt mee", en="watches"),
    Meaning.SYSTEM: Text(nl="doet wat de tijd brengt", en="does what time brings"),
}
ROLES = (
    Text(nl="Rol", en="Role"),
    Text(nl="Betekenis", en="Meaning"),
    Text(nl="Wie dat is", en="Who that is"),
)
STATES = (
    Text(nl="Toestand", en="State"),
    Text(nl="Aan zet", en="Whose turn"),
    Text(nl="Termijn", en="Term"),
    Text(nl="Als die verstrijkt", en="If it passes"),
)
END = Text(nl="niemand: dit is een einde", en="nobody: this is an end")
FROM_THE_CASE = Text(nl="de dag volgt uit de zaak", en="the day follows from the case")
RUNS_ON = Text(nl="doorlopend tot een werkdag", en="running on until a working day")


def name_of(procedure: Procedure) -> str:
    return f"procedure-{procedure.key}-{procedure.edition}.md"


def written(procedure: Procedure, language: Language) -> str:
    parts = [
        render(_source(procedure), language),
        section(Text(nl="Wie meedoen", en="Who takes part"), [_roles(procedure, language)], language),
        section(Text(nl="Toestanden", en="States"), _states(procedure, language), language),
        section(Text(nl="Stappen", en="Steps"), _steps(procedure, language), language),
        section(Text(nl="Schema", en="Diagram"), [block(diagram(procedure, language), "mermaid")], language),
    ]
    return page(procedure.title, name_of(procedure), parts, language)


def _source(procedure: Procedure) -> Sentence:
    said: dict[str, Value] = {"key": procedure.key, "edition": procedure.edition, "source": procedure.source}
    if procedure.ends_on is None:
        return Sentence(
            "`{key}`, edition {edition}, in force since {start}. Source: {source}.",
            start=procedure.starts_on,
            **said,
        )
    return Sentence(
        "`{key}`, edition {edition}, in force from {start} to {end}. Source: {source}.",
        start=procedure.starts_on,
        end=procedure.ends_on,
        **said,
    )


def _roles(procedure: Procedure, language: Language) -> str:
    rows = [(role.title, MEANINGS[role.meaning], _who(role)) for role in procedure.roles]
    return table(ROLES, rows, language)


def _who(role: Role) -> Value:
    return role.relation.because if role.relation else role.title


def _states(procedure: Procedure, language: Language) -> list[str]:
    found = [table(STATES, [_state(state, procedure, language) for state in procedure.table], language)]
    if procedure.at_latest and procedure.at_latest.lapse:
        what = Sentence(
            "Every state ends at the latest on a day that follows from the case: {what} (step `{step}`)",
            what=procedure.at_latest.if_passed,
            step=procedure.at_latest.lapse,
        )
        found.append(render(what, language))
    return found


def _state(state: State, procedure: Procedure, language: Language) -> tuple[Value, ...]:
    title = f"{render(state.title, language)} {code(state.key)}"
    owner = state.owner.title if state.owner else END
    if state.within is None:
        return (title, owner, "", "")
    lapse = procedure.step(state.key, state.within.lapse or "")
    return (title, owner, term(state.within, language), _passed(state.within.if_passed, lapse))


def term(within: Deadline | Until, language: Language) -> str:
    """Six weeks, running on until a working day (`utq-dossier.objection`)."""
    if isinstance(within, Until):
        return render(FROM_THE_CASE, language)
    said = ", ".join(render(part, language) for part in _counted(within))
    return f"{said} ({code(within.length.key)})" if isinstance(within.length, Setting) else said


def _counted(deadline: Deadline) -> Iterator[Value]:
    chosen = deadline.length
    length = Length.parse(chosen.default if isinstance(chosen, Setting) else chosen)
    yield length.said_in_working_days() if deadline.count is Count.WORKING else length.said()
    if deadline.extend:
        yield RUNS_ON
    if deadline.at_most:
        yield Sentence("at most {length}", length=Length.parse(deadline.at_most).said())


def _passed(if_passed: Text, lapse: Step | None) -> Value:
    """What happens then; where the clock takes a step, which."""
    if lapse is None:
        return if_passed
    return Sentence("{what} (step `{step}`)", what=if_passed, step=lapse.key)


def _steps(procedure: Procedure, language: Language) -> Iterator[str]:
    """Each once, however many states it can be taken in."""
    begins: dict[tuple[str, State | None], tuple[Step, list[State | None]]] = {}
    for begin, step in procedure.each_step():
        begins.setdefault((step.key, step.to), (step, []))[1].append(begin)
    for step, states in begins.values():
        title = f"### {render(step.title, language)} {code(step.key)}"
        yield f"{title}\n\n{listed(_facts(step, states), language)}"


def _facts(step: Step, states: list[State | None]) -> Iterator[Value]:
    yield Sentence("Who: {who}.", who=tuple(role.title for role in step.by))
    if step.entered_by:
        yield Sentence(
            "When it comes by mail, by phone or on paper, it is entered by: {who}.",
            who=tuple(role.title for role in step.entered_by),
        )
    yield _way(step, states)
    if step.at_once:
        yield Sentence("By itself, as soon as it is possible, in the same moment as what made it possible.")
    if step.when:
        yield Sentence("Only if: {rules}.", rules=tuple(guard.rule for guard in step.when))
    for asked in step.asks:
        yield _asked(asked)
    if step.clock:
        yield _clock(step.clock)
    if step.then:
        yield Sentence("Then: {effects}.", effects=tuple(effect.says for effect in step.then))
    if step.decides:
        yield Sentence("This is a decision.")
    if step.asks_proof and step.relations:
        yield Sentence(
            "Whoever does it proves anew that it is them; a key for programs must be one that may decide."
        )


def _way(step: Step, states: list[State | None]) -> Sentence:
    begins = tuple(state.title for state in states if state is not None)
    if step.to is None:
        return Sentence("In: {states}; it stays so.", states=begins)
    if not begins:
        return Sentence("Begins a case: {state}.", state=step.to.title)
    return Sentence("From: {states}. To: {to}.", states=begins, to=step.to.title)


def _asked(asked: Field) -> Sentence:
    said = Sentence("Asks: {label}", label=asked.label)
    if asked.only_if is not None:
        said = Sentence("{asked} (not in every case)", asked=said)
    if not asked.required:
        said = Sentence("{asked} (may stay empty)", asked=said)
    if asked.reader:
        said = Sentence("{asked}. {reader}", asked=said, reader=asked.reader)
    return said


def _clock(clock: Pauses | Resumes | Extends) -> Sentence:
    match clock:
        case Pauses(reasons=reasons):
            return Sentence("The term stands still, because of: {reasons}.", reasons=tuple(reasons.values()))
        case Resumes():
            return Sentence("The term runs again.")
        case Extends(length=length):
            return Sentence("The term becomes longer by {length}.", length=Length.parse(length).said())
