"""A procedure draws and describes itself: the diagram in Mermaid's words, and everything else as data."""

from __future__ import annotations

from collections.abc import Iterator

from leerlijn.kernel.procedure.fields import Field, Rows
from leerlijn.kernel.procedure.flaws import rule_of
from leerlijn.kernel.procedure.model import Procedure
from leerlijn.kernel.procedure.parts import Deadline, Setting, State, Step, Until
from leerlijn.kernel.sentence import Language, Said, Sentence, Text, to_data


def diagram(procedure: Procedure, language: Language) -> str:
    """The states and what leads from one to the next, as a Mermaid state diagram."""
    return "\n".join(["stateDiagram-v2", *(f"    {line}" for line in _lines(procedure, language))]) + "\n"


def _lines(procedure: Procedure, language: Language) -> Iterator[str]:
    for state in procedure.table:
        yield f'state "{_plain(state.title, language)}" as {_name(state)}'
    for begin, step in procedure.each_step():
        if step.to is not None:
            start = "[*]" if begin is None else _name(begin)
            yield f"{start} --> {_name(step.to)} : {_plain(step.title, language)}"
    for state in procedure.table:
        if state.final:
            yield f"{_name(state)} --> [*]"


def _name(state: State) -> str:
    return state.key.replace("-", "_")


def _plain(text: Text, language: Language) -> str:
    return text.in_language(language).replace('"', "'").replace(":", ",")


def term_in_words(within: Deadline | Until) -> Said:
    """How long a state may last, unless an institution chose otherwise."""
    if isinstance(within, Until):
        return Sentence("The date follows from the case.")
    return Sentence("{length}.", length=rule_of(within).said(opens=True))


def described(procedure: Procedure) -> dict[str, object]:
    """Everything that the file says, as JSON data: for the interface, the manual and the matrix."""
    return {
        "key": procedure.key,
        "edition": procedure.edition,
        "title": to_data(procedure.title),
        "source": to_data(procedure.source),
        "starts_on": procedure.starts_on.isoformat(),
        "ends_on": procedure.ends_on.isoformat() if procedure.ends_on else None,
        "at_latest": _term(procedure.at_latest),
        "roles": [
            {"key": role.key, "title": to_data(role.title), "meaning": role.meaning.value}
            for role in procedure.roles
        ],
        "openings": [_step(step) for step in procedure.openings],
        "states": [_state(state, steps) for state, steps in procedure.table.items()],
        "diagram": diagram(procedure, "en"),
    }


def _state(state: State, steps: tuple[Step, ...]) -> dict[str, object]:
    return {
        "key": state.key,
        "title": to_data(state.title),
        "final": state.final,
        "owner": state.owner.key if state.owner else None,
        "term": _term(state.within),
        "steps": [_step(step) for step in steps],
    }


def _term(within: Deadline | Until | None) -> dict[str, object] | None:
    if within is None:
        return None
    said: dict[str, object] = {"if_passed": to_data(within.if_passed), "lapse": within.lapse}
    if isinstance(within, Until):
        return {**said, "from": "facts"}
    setting = within.length if isinstance(within.length, Setting) else None
    return {
        **said,
        "length": setting.default if setting else within.length,
        "setting": setting.key if setting else None,
        "count": within.count.value,
        "extend": within.extend,
        "at_most": within.at_most,
    }


def _step(step: Step) -> dict[str, object]:
    return {
        "key": step.key,
        "title": to_data(step.title),
        "by": [role.key for role in step.by],
        "to": step.to.key if step.to else None,
        "guards": [{"key": guard.key, "rule": to_data(guard.rule)} for guard in step.when],
        "fields": [field_as_data(asked) for asked in step.asks],
        "effects": [to_data(effect.says) for effect in step.then],
        "decides": step.decides,
        "asks_proof": step.asks_proof,
        "entered_by": [role.key for role in step.entered_by],
    }


def field_as_data(asked: Field) -> dict[str, object]:
    columns = asked.columns if isinstance(asked, Rows) else ()
    return {
        "name": asked.name,
        "kind": asked.kind,
        "label": to_data(asked.label),
        "hint": to_data(asked.hint) if asked.hint else None,
        "reader": to_data(asked.reader) if asked.reader else None,
        "required": asked.required and asked.only_if is None,
        "columns": [field_as_data(each) for each in columns],
    }
