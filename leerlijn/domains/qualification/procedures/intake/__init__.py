"""The intake: from an invitation to a plan that both agree to (domain/utq 2.2, 3.3 to 3.5)."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.qualification.procedures.intake.agreeing import (
    agree,
    begin_again,
    conclude,
    find_not_ready,
    invite_again,
    offer_plan,
    plan_changed,
    redirect,
)
from leerlijn.domains.qualification.procedures.intake.meeting import (
    call_meeting_off,
    hold_meeting,
    move_meeting,
    pick_slot,
    take_over_meeting,
)
from leerlijn.domains.qualification.procedures.intake.preparing import (
    accept,
    ask_manager,
    begin,
    confirm,
    cv_done,
    invite,
    send_back,
    submit,
    take_back,
    tell_dean,
    withdraw,
)
from leerlijn.domains.qualification.procedures.intake.states import (
    auditor,
    candidate,
    consultant,
    coordinator,
    cv_draft,
    dean,
    dean_told,
    hr,
    invited,
    manager,
    manager_confirmed,
    manager_talk,
    meeting_held,
    meeting_planned,
    not_ready,
    package_submitted,
    plan_agreed,
    plan_offered,
    redirected,
    self_diagnosis_draft,
    supervisor,
    withdrawn,
)
from leerlijn.domains.qualification.queries.intakes import PROCEDURE as KEY
from leerlijn.domains.qualification.queries.intakes.plans import facts_of
from leerlijn.kernel.procedure import Procedure
from leerlijn.kernel.sentence import Text

PROCEDURE = Procedure(
    key=KEY,
    edition="2026",
    title=Text(nl="BKO: intake", en="UTQ: intake"),
    named=Text(nl="BKO-intake", en="UTQ intake"),
    source=Text(
        nl="openbare BKO-pagina (onderwijs-cv, zelfdiagnose, gesprek met de leidinggevende, intake)",
        en="public UTQ page (educational CV, self-diagnosis, talk with the manager, intake meeting)",
    ),
    starts_on=date(2017, 9, 1),
    roles=(candidate, manager, consultant, supervisor, coordinator, dean, hr, auditor),
    openings=(begin, invite),
    table={
        invited: (accept, withdraw),
        cv_draft: (cv_done, withdraw),
        self_diagnosis_draft: (ask_manager, withdraw),
        manager_talk: (confirm, send_back, tell_dean, take_back, withdraw),
        dean_told: (confirm, send_back, take_back, withdraw),
        manager_confirmed: (submit, take_back, withdraw),
        package_submitted: (pick_slot, withdraw),
        meeting_planned: (hold_meeting, move_meeting, call_meeting_off, take_over_meeting, withdraw),
        meeting_held: (offer_plan, agree, find_not_ready, redirect, take_over_meeting, withdraw),
        plan_offered: (agree, conclude, plan_changed, withdraw),
        plan_agreed: (),
        not_ready: (invite_again, begin_again, withdraw),
        redirected: (),
        withdrawn: (),
    },
    facts=facts_of,
    page="qualification:intake",
)
