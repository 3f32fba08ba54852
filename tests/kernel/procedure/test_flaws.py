"""A flawed procedure does not load, and says what is wrong; a sound one has nothing to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leerlijn.kernel.policy import Registry
from leerlijn.kernel.procedure import (
    CLOCK,
    Catalogue,
    Deadline,
    Extends,
    Flawed,
    Paragraph,
    Pauses,
    Resumes,
    Role,
    Rows,
    State,
    Until,
    flaws,
)
from leerlijn.kernel.procedure.parts import Meaning
from leerlijn.kernel.sentence import Text
from tests.kernel.procedure.builders import (
    ASKER,
    OFFICE,
    SOUND,
    WITHIN,
    answer,
    answered,
    ask,
    asked,
    asker,
    has_subject,
    of_the_clock,
    officer,
    text,
    with_line,
    with_steps,
)

ELSEWHERE = State("elsewhere", text("Elsewhere"), owner=officer, within=WITHIN)
STUCK = State("stuck", text("Stuck"), owner=officer, within=WITHIN)
STRANGER = Role("stranger", text("stranger"), Meaning.ADVISER, OFFICE)
NOBODY = Role("nobody", text("nobody"), Meaning.ADVISER)


def stated(**changed) -> State:
    return replace(asked, **changed)


def opened_in(state: State, *steps, **changed):
    """The sound procedure with its first state replaced by this one."""
    return replace(
        SOUND,
        openings=(replace(ask, to=state),),
        table={state: steps or (answer,), answered: ()},
        **changed,
    )


PLEADS = asker.may("plead", text("Plead"), to=None, entered_by=[officer])
SPEAKS_FOR_ANOTHER = "The step {step} decides, votes, judges or agrees: nobody enters that for somebody else."


def entered(step):
    return with_steps(answer, step)


LAST_DAY = Until(day=lambda facts: None, if_passed=text("it is over"), lapse="lapse")
FLAWED = {
    "leads to an unknown state": (
        with_steps(answer, officer.may("go", text("Go"), to=ELSEWHERE)),
        "The step {step} leads to {state}, which is not in the table.",
    ),
    "no opening": (replace(SOUND, openings=()), "Nobody can open a case."),
    "an opening to nowhere": (
        replace(SOUND, openings=(ask, replace(ask, key="ask-again", to=None))),
        "The opening {step} leads to no state.",
    ),
    "an unreachable state": (
        with_line(ELSEWHERE, officer.may("end", text("End"), to=answered)),
        "No step leads to the state {state}.",
    ),
    "a dead end": (
        replace(
            SOUND,
            table={
                asked: (answer, officer.may("shelve", text("Shelve"), to=STUCK)),
                STUCK: (officer.may("look", text("Look"), to=None),),
                answered: (),
            },
        ),
        "From the state {state} no way leads to an end.",
    ),
    "a way out of the end": (
        with_line(answered, officer.may("reopen", text("Reopen"), to=asked)),
        "The state {state} is final, yet a step can be taken there.",
    ),
    "an end with an owner": (
        replace(
            SOUND,
            table={
                asked: (replace(answer, to=replace(answered, owner=officer)),),
                replace(answered, owner=officer): (),
            },
        ),
        "The state {state} is final, yet it has an owner or a term.",
    ),
    "no owner": (opened_in(stated(owner=None)), "The state {state} has no owner."),
    "a ball with a stranger": (
        opened_in(stated(owner=STRANGER)),
        "The state {state} is with {role}, who does not take part.",
    ),
    "no next date": (opened_in(stated(within=None)), "The state {state} has no next date."),
    "a step for nobody": (
        with_steps(answer, NOBODY.may("wish", text("Wish"), to=None), roles=(asker, officer, NOBODY)),
        "Nobody may take the step {step}.",
    ),
    "a step for a stranger": (
        with_steps(answer, STRANGER.may("advise", text("Advise"), to=None)),
        "The step {step} is for {role}, who does not take part.",
    ),
    "a question to the clock": (
        with_steps(answer, of_the_clock(asks=[Paragraph(name="why", label=text("Why"))])),
        "The clock takes the step {step}, but cannot answer what it asks.",
    ),
    "a decision over several at once": (
        with_steps(replace(answer, for_several=True, decides=True)),
        "The step {step} is for several cases at once, yet each has to be looked at.",
    ),
    "a page of its own for several at once": (
        with_steps(replace(answer, for_several=True, page="cases:cases")),
        "The step {step} is for several cases at once, yet each has to be looked at.",
    ),
    "what lies on the table of one for several": (
        with_steps(replace(answer, for_several=True, shows=lambda facts: ())),
        "The step {step} is for several cases at once, yet each has to be looked at.",
    ),
    "what is offered in some only for several": (
        with_steps(replace(answer, for_several=True, only_if=bool)),
        "The step {step} is for several cases at once, yet each has to be looked at.",
    ),
    "an answer of one case suggested for several": (
        with_steps(
            replace(
                answer,
                for_several=True,
                asks=(Paragraph(name="why", label=text("Why"), suggested=lambda facts: "So."),),
            )
        ),
        "The step {step} is for several cases at once, yet each has to be looked at.",
    ),
    "rows for several at once": (
        with_steps(
            replace(
                answer,
                for_several=True,
                asks=(
                    Rows(
                        name="rows",
                        label=text("Rows"),
                        columns=(Paragraph(name="why", label=text("Why")),),
                        each=text("Row"),
                        more=text("More"),
                    ),
                ),
            )
        ),
        "The step {step} is for several cases at once, yet each has to be looked at.",
    ),
    "at once without a condition": (
        with_steps(answer, of_the_clock(at_once=True)),
        "The step {step} comes at once: then the clock takes it, on a condition, to a state.",
    ),
    "at once by a person": (
        with_steps(answer, officer.may("go", text("Go"), to=answered, when=[has_subject], at_once=True)),
        "The step {step} comes at once: then the clock takes it, on a condition, to a state.",
    ),
    "a decision for somebody else": (
        entered(asker.may("plead", text("Plead"), to=None, decides=True, entered_by=[officer])),
        SPEAKS_FOR_ANOTHER,
    ),
    "a release for somebody else": (
        entered(asker.may("plead", text("Plead"), to=None, releases=True, entered_by=[officer])),
        SPEAKS_FOR_ANOTHER,
    ),
    "a vote for somebody else": (
        entered(asker.may("plead", text("Plead"), to=None, settles=True, entered_by=[officer])),
        SPEAKS_FOR_ANOTHER,
    ),
    "a judgement for somebody else": (
        entered(replace(PLEADS, by=(Role("judge", text("judge"), Meaning.JUDGE, ASKER),))),
        SPEAKS_FOR_ANOTHER,
    ),
    "an approval for somebody else": (
        entered(replace(PLEADS, agrees=True)),
        SPEAKS_FOR_ANOTHER,
    ),
    "what somebody else takes together with who decides": (
        entered(replace(PLEADS, by=(*PLEADS.by, officer))),
        SPEAKS_FOR_ANOTHER,
    ),
    "entered for nobody": (
        entered(replace(PLEADS, by=(STRANGER,))),
        "The step {step} is nobody's own: it cannot come from anybody.",
    ),
    "entered by no office": (
        entered(replace(PLEADS, entered_by=(asker,))),
        "The step {step} is entered by {role}, which is no office that takes part.",
    ),
    "entered by an office from outside": (
        entered(replace(PLEADS, entered_by=(STRANGER,))),
        "The step {step} is entered by {role}, which is no office that takes part.",
    ),
    "two states of one name": (
        replace(
            SOUND,
            table={**SOUND.table, State("asked", text("Another"), owner=asker, within=WITHIN): (answer,)},
        ),
        "Two states are called {state}.",
    ),
    "two steps of one name": (with_steps(answer, answer), "In one state two steps are called {step}."),
    "two fields of one name": (
        with_steps(replace(answer, asks=(answer.asks[0], answer.asks[0]))),
        "The step {step} asks {field} twice.",
    ),
    "a lapse into nothing": (
        opened_in(stated(within=replace(WITHIN, lapse="expire"))),
        "When the term of {state} passes, the clock takes the step {step}, which is not there.",
    ),
    "a lapse that a person takes": (
        opened_in(stated(within=replace(WITHIN, lapse="answer"))),
        "When the term of {state} passes, the clock takes the step {step}, which is not there.",
    ),
    "a last day on which nothing follows": (
        replace(SOUND, at_latest=LAST_DAY),
        "When the term of {state} passes, the clock takes the step {step}, which is not there.",
    ),
    "a last day without a step": (
        replace(SOUND, at_latest=replace(LAST_DAY, lapse=None)),
        "A case ends on a day at the latest, but no step says how.",
    ),
    "a term that cannot run": (
        opened_in(stated(within=replace(WITHIN, length="ten days"))),
        "The term of {state}: {reason}",
    ),
    "a clock that never starts again": (
        with_steps(answer, officer.may("pause", text("Pause"), to=None, clock=Pauses({"x": text("x")}))),
        "The clock of {state} can be stopped, but not started again.",
    ),
    "a term without an end": (
        with_steps(answer, officer.may("extend", text("Extend"), to=None, clock=Extends("P5D"))),
        "The term of {state} can be extended without an end.",
    ),
    "a missing language": (
        replace(SOUND, title=Text(nl="Een vraag", en=" ")),
        "A text is missing in one language: {text}.",
    ),
    "a name in one language": (
        replace(SOUND, named=Text(nl="", en="A wish")),
        "A text is missing in one language: {text}.",
    ),
}


@pytest.mark.parametrize("name", FLAWED)
def test_a_flaw_is_named(name):
    procedure, sentence = FLAWED[name]
    assert sentence in [flaw.key for flaw in flaws(procedure)]


@pytest.mark.parametrize("name", FLAWED)
def test_a_flawed_procedure_does_not_load_and_says_why(name):
    procedure, sentence = FLAWED[name]
    catalogue = fresh_catalogue()
    with pytest.raises(Flawed) as refused:
        catalogue.add(procedure)
    assert sentence in [reason.key for reason in refused.value.reasons]
    assert catalogue.procedures == {}


def fresh_catalogue() -> Catalogue:
    registry = Registry()
    registry.relations |= {ASKER.key: ASKER, OFFICE.key: OFFICE}
    return Catalogue(registry)


def test_a_sound_procedure_has_no_flaw():
    assert list(flaws(SOUND)) == []


def test_a_clock_that_starts_again_and_a_bounded_extension_are_sound():
    longer = stated(within=Deadline(length="P10D", if_passed=text("late"), at_most="P10D"))
    steps = (
        answer,
        officer.may("pause", text("Pause"), to=None, clock=Pauses({"x": text("x")})),
        officer.may("resume", text("Resume"), to=None, clock=Resumes()),
        officer.may("extend", text("Extend"), to=None, clock=Extends("P5D")),
    )
    assert list(flaws(opened_in(longer, *steps))) == []


def test_what_decides_nothing_may_be_entered_by_an_office_that_takes_part():
    assert list(flaws(entered(PLEADS))) == []
    catalogue = fresh_catalogue()
    catalogue.add(entered(PLEADS))
    assert catalogue.policy.actions["question 1: enter plead"].open_to == {OFFICE}
    assert "question 1: enter answer" not in catalogue.policy.actions


def test_a_lapse_by_the_clock_is_sound():
    lapsing = stated(within=replace(WITHIN, lapse="lapse"))
    assert list(flaws(opened_in(lapsing, answer, of_the_clock()))) == []


def test_a_last_day_of_the_whole_procedure_lapses_from_every_open_state():
    ending = replace(with_steps(answer, of_the_clock()), at_latest=LAST_DAY)
    assert list(flaws(ending)) == []
    assert [ending.lapses_of(state) for state in ending.states] == [("lapse",), ()]


def test_the_clock_may_come_at_once_on_a_condition():
    assert list(flaws(with_steps(answer, of_the_clock(at_once=True, when=[has_subject])))) == []
    assert of_the_clock().by == (CLOCK,)
