"""Dossier and assessment: from the first evidence to a verdict that stands (domain/utq 2.3 and 2.5)."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.qualification.procedures.dossier.deciding import (
    agree,
    become_final,
    change,
    conclude,
    declare_no_consensus,
    disagree,
    judge_anew,
    notify_fail,
    notify_pass,
    notify_supplement,
    propose,
    talk_again,
)
from leerlijn.domains.qualification.procedures.dossier.interviewing import (
    call_off,
    hold,
    open_for_interview,
    plan,
    say_may_record,
)
from leerlijn.domains.qualification.procedures.dossier.inviting import (
    accept,
    accept_too,
    ask_assessors,
    ask_next,
    begin_judging,
    decline,
    decline_too,
    lapse,
    replace,
)
from leerlijn.domains.qualification.procedures.dossier.judging import (
    judge,
    open_both,
    send_back,
)
from leerlijn.domains.qualification.procedures.dossier.making import (
    begin,
    choose_criteria,
    hand_in,
    hand_in_unchecked,
    meanwhile,
    withdraw,
    withdraw_while_asked,
)
from leerlijn.domains.qualification.procedures.dossier.parts import certify, recognise
from leerlijn.domains.qualification.procedures.dossier.prechecking import (
    find_complete,
    request_precheck,
    return_precheck,
    work_on,
)
from leerlijn.domains.qualification.procedures.dossier.states import (
    assessor,
    assessors_asked,
    auditor,
    candidate,
    consensus_talk,
    coordinator,
    dean,
    final,
    hr,
    in_progress,
    individual_judgement,
    interview_held,
    interview_planned,
    interview_to_plan,
    invited,
    no_consensus,
    notified,
    place_open,
    precheck_ok,
    precheck_requested,
    precheck_returned,
    returned_incomplete,
    submitted,
    supervisor,
    supplement,
    third,
    third_judgement,
    verdict_fail,
    verdict_pass,
    verdict_proposed,
    verdict_supplement,
    willing,
    withdrawn,
)
from leerlijn.domains.qualification.procedures.dossier.taking_over import taken_over, undo
from leerlijn.domains.qualification.procedures.dossier.third_judging import (
    ask_third,
    go_to_third,
    judge_as_third,
    replace_third,
    third_decided,
)
from leerlijn.domains.qualification.queries.dossiers import facts_of
from leerlijn.foundation.notices.procedures.announcing import when_the_letter_came
from leerlijn.kernel.procedure import Procedure
from leerlijn.kernel.sentence import Text

PROCEDURE = Procedure(
    key="utq-dossier",
    edition="2026",
    title=Text(nl="BKO: dossier en beoordeling", en="UTQ: dossier and assessment"),
    named=Text(nl="BKO-dossier", en="UTQ dossier"),
    source=Text(
        nl="openbare BKO-pagina (competenties in een eigen dossier), en hoe dossiers worden beoordeeld",
        en="public UTQ page (competences in a personal dossier), and how dossiers are assessed in practice",
    ),
    starts_on=date(2017, 9, 1),
    roles=(candidate, supervisor, assessor, invited, willing, third, coordinator, dean, hr, auditor),
    openings=(begin, *taken_over),
    table={
        in_progress: (
            *(request_precheck, hand_in_unchecked, *meanwhile),
            *(recognise, choose_criteria, withdraw, undo),
        ),
        precheck_requested: (find_complete, return_precheck, work_on, *meanwhile, recognise, withdraw),
        precheck_returned: (
            *(request_precheck, hand_in_unchecked, *meanwhile),
            *(recognise, choose_criteria, withdraw, undo),
        ),
        precheck_ok: (hand_in, work_on, *meanwhile, withdraw),
        submitted: (ask_assessors, send_back, withdraw),
        returned_incomplete: (hand_in, choose_criteria, withdraw),
        assessors_asked: (accept, decline, replace, begin_judging, lapse, withdraw_while_asked),
        place_open: (ask_next, accept_too, decline_too, withdraw_while_asked),
        individual_judgement: (judge, replace, open_both, open_for_interview),
        interview_to_plan: (plan, judge_anew),
        interview_planned: (hold, call_off, say_may_record, judge_anew),
        interview_held: (propose, declare_no_consensus, judge_anew),
        consensus_talk: (propose, declare_no_consensus, judge_anew),
        verdict_proposed: (agree, change, disagree, *conclude, judge_anew),
        no_consensus: (go_to_third, ask_third, talk_again, judge_anew),
        third_judgement: (judge_as_third, replace_third, third_decided),
        verdict_pass: (notify_pass, change),
        verdict_supplement: (notify_supplement, change),
        verdict_fail: (notify_fail, change),
        supplement: (hand_in, certify, choose_criteria, withdraw, undo),
        notified: (become_final, certify, *when_the_letter_came(coordinator)),
        final: (),
        withdrawn: (),
    },
    facts=facts_of,
    page="qualification:dossier",
)
