"""Rules in force without a database: the default of everything, and what a test chooses instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from leerlijn.domains.qualification.grounds import GROUNDS, editions_of_grounds
from leerlijn.domains.qualification.guide.rules import RulesInForce
from leerlijn.domains.qualification.obligation import shipped_rules
from leerlijn.domains.qualification.queries.duties import RULES
from leerlijn.foundation.frameworks.imports import shipped_framework
from leerlijn.foundation.frameworks.queries import CompetenceLine, CriterionLine
from leerlijn.kernel.sentence import Text

TODAY = date(2026, 11, 24)


def competences():
    for above in shipped_framework("utq-2017")["competences"]:
        line = CompetenceLine(1, above["code"], Text(**above["title"]), Text(**above["short"]))
        yield line, [criterion(line, one) for one in above["criteria"]]


def criterion(above, one):
    said = {name: Text(**one[name]) for name in ("short", "text", "note", "evidence", "question")}
    return CriterionLine(1, one["code"], competence=above, **said)


def rules(chosen=None, **otherwise):
    """`chosen` is what a setting was set to, by its key."""
    chosen = chosen or {}
    made = RulesInForce(
        on=TODAY,
        duty=shipped_rules(chosen.get(RULES.key, RULES.default)),
        grounds=editions_of_grounds()[chosen.get(GROUNDS.key, GROUNDS.default)],
        chosen=chosen,
        criteria="2017",
        stem=Text(nl="De docent kan", en="The lecturer can"),
        competences=list(competences()),
    )
    return replace(made, **otherwise)
