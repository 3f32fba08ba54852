"""An edition of an offering, from draft to archive; pro-u.md M1."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.development.procedures.edition.enrolling import close, fill, open_enrolment, reopen
from leerlijn.domains.development.procedures.edition.holding import (
    archive,
    cancel,
    close_evaluation,
    confirm,
    confirm_all_the_same,
    evaluate,
    finish,
    plan_anew,
    postpone,
    start,
)
from leerlijn.domains.development.procedures.edition.planning import (
    approve,
    plan,
    send_back,
    set_rule_step,
    submit,
)
from leerlijn.domains.development.procedures.edition.states import (
    archived,
    auditor,
    cancelled,
    closed,
    confirmed,
    director,
    draft,
    evaluated,
    expert,
    finished,
    full,
    office,
    open_,
    planned,
    postponed,
    review,
    running,
)
from leerlijn.domains.development.queries.editions import edition_facts
from leerlijn.domains.development.queries.names import names_of_editions
from leerlijn.kernel.procedure import Procedure
from leerlijn.kernel.sentence import Text

SOURCE = Text(
    nl="brochure van Pro-U: samen leren; hoe een uitvoering loopt is onze standaard, naar andere aanbieders",
    en="brochure of Pro-U: learning together; how an edition runs is our default, after other providers",
)

PROCEDURE = Procedure(
    key="edition",
    edition="2026",
    title=Text(nl="Uitvoering van een activiteit", en="Edition of an activity"),
    named=names_of_editions,
    source=SOURCE,
    starts_on=date(2020, 1, 1),
    roles=(expert, office, director, auditor),
    openings=(plan,),
    page="development:edition",
    facts=edition_facts,
    table={
        draft: (submit, set_rule_step, cancel),
        review: (approve, send_back, set_rule_step, cancel),
        planned: (open_enrolment, set_rule_step, cancel),
        open_: (fill, set_rule_step, close, cancel),
        full: (reopen, set_rule_step, close, cancel),
        closed: (confirm, confirm_all_the_same, postpone, cancel),
        confirmed: (start, postpone, cancel),
        running: (finish, cancel),
        finished: (evaluate, close_evaluation),
        evaluated: (archive,),
        postponed: (plan_anew, cancel),
        archived: (),
        cancelled: (),
    },
)
