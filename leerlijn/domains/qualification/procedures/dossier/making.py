"""What can be done while a dossier is made (domain/utq 2.3)."""

from __future__ import annotations

from dataclasses import replace

from leerlijn.domains.qualification.actions.dossiers import name_supervisor
from leerlijn.domains.qualification.actions.feedback import end_all_feedback, let_supervisor_give_feedback
from leerlijn.domains.qualification.actions.taking_over import carry_what_was_taken_over
from leerlijn.domains.qualification.guards.dossiers import has_no_other_dossier, may_skip_precheck
from leerlijn.domains.qualification.procedures.choosing_criteria import choosing
from leerlijn.domains.qualification.procedures.dossier.states import (
    candidate,
    coordinator,
    in_progress,
    submitted,
    supervisor,
    withdrawn,
)
from leerlijn.domains.qualification.procedures.dossier.waiting import how_long_it_takes
from leerlijn.foundation.dossiers.actions.inviting import let_all_go
from leerlijn.foundation.dossiers.actions.sealing import begin_dossier, seal_dossier
from leerlijn.foundation.dossiers.guards.dossiers import (
    covers_every_criterion,
    every_claim_says_why,
    nobody_judges_yet,
)
from leerlijn.kernel.procedure import OneOf, Paragraph, Pauses, Resumes
from leerlijn.kernel.sentence import Text

REASONS_TO_PAUSE = {
    "leave": Text(nl="verlof", en="leave"),
    "illness": Text(nl="ziekte", en="illness"),
    "no-teaching": Text(nl="geen onderwijs in deze periode", en="no teaching in this period"),
}
begin = candidate.may(
    "begin",
    Text(nl="Begin je BKO-dossier", en="Begin your UTQ dossier"),
    to=in_progress,
    told=Text(nl="Het dossier is begonnen", en="The dossier was begun"),
    when=[has_no_other_dossier],
    then=[begin_dossier],
    entered_by=[coordinator],
)
hand_in = candidate.may(
    "hand-in",
    Text(nl="Lever het dossier in", en="Hand in the dossier"),
    to=submitted,
    told=Text(nl="Ingeleverd en verzegeld", en="Handed in and sealed"),
    when=[covers_every_criterion, every_claim_says_why],
    then=[seal_dossier, end_all_feedback],
    shows=how_long_it_takes,
)
hand_in_unchecked = candidate.may(
    "hand-in",
    Text(nl="Lever het dossier in", en="Hand in the dossier"),
    to=submitted,
    told=Text(nl="Ingeleverd en verzegeld", en="Handed in and sealed"),
    when=[covers_every_criterion, every_claim_says_why, may_skip_precheck],
    asks=[
        Paragraph(
            name="without_precheck",
            label=Text(nl="Waarom zonder voorcheck", en="Why without a pre-check"),
            hint=Text(
                nl="Bij de voorcheck kijkt je begeleider of alles er is, vóór de verzegeling.",
                en="At the pre-check your supervisor looks whether all is there, before the seal.",
            ),
            longest=1000,
        )
    ],
    then=[seal_dossier, end_all_feedback],
    shows=how_long_it_takes,
)
_choosing = choosing(coordinator)
choose_criteria = replace(_choosing, then=(*_choosing.then, carry_what_was_taken_over))
withdraw = candidate.may(
    "withdraw",
    Text(nl="Trek het dossier in", en="Withdraw the dossier"),
    to=withdrawn,
    told=Text(nl="Het dossier is ingetrokken", en="The dossier was withdrawn"),
    asks=[Paragraph(name="reason", label=Text(nl="Waarom", en="Why"), required=False)],
    then=[end_all_feedback],
    decides=True,
)
withdraw_while_asked = replace(withdraw, when=(nobody_judges_yet,), then=(let_all_go, *withdraw.then))
invite_supervisor = coordinator.may(
    "name-supervisor",
    Text(nl="Wijs een begeleider aan", en="Name a supervisor"),
    to=None,
    told=Text(nl="Er is een begeleider aangewezen", en="A supervisor was named"),
    asks=[
        OneOf(
            name="supervisor",
            label=Text(nl="BKO-begeleider", en="UTQ supervisor"),
            among=lambda facts: facts.supervisors,
        )
    ],
    then=[name_supervisor, let_supervisor_give_feedback],
    for_several=True,
)
pause = coordinator.may(
    "pause",
    Text(nl="Zet de klok stil", en="Stop the clock"),
    to=None,
    told=Text(nl="De klok staat stil", en="The clock was stopped"),
    together_with=[supervisor],
    clock=Pauses(REASONS_TO_PAUSE),
)
resume = coordinator.may(
    "resume",
    Text(nl="Laat de klok weer lopen", en="Start the clock again"),
    to=None,
    told=Text(nl="De klok loopt weer", en="The clock runs again"),
    together_with=[supervisor],
    clock=Resumes(),
)
meanwhile = (invite_supervisor, pause, resume)
"""Of the coordinator and the supervisor, whatever the candidate is doing."""
