"""Who must qualify, by when and why: rules as data, facts about a person, and the outcome with its reasons.

No database, no clock: `assess(facts, rules, on=day)` is the whole of it. Source: domain notes, 2.1.
"""

from leerlijn.domains.qualification.obligation.assessing import assess
from leerlijn.domains.qualification.obligation.facts import (
    Appointment,
    Confirmation,
    Exemption,
    Extension,
    Grant,
    HeldCertificate,
    Leave,
    Part,
    PersonFacts,
    Since,
    Track,
)
from leerlijn.domains.qualification.obligation.outcome import (
    DISCHARGED,
    WITH_DUTY,
    Input,
    Outcome,
    State,
)
from leerlijn.domains.qualification.obligation.reading import (
    DEFAULT_RULES,
    EDITIONS,
    read_rules,
    rules_in_force,
    shipped_rules,
)
from leerlijn.domains.qualification.obligation.ruleset import RuleSet
from leerlijn.domains.qualification.obligation.supposing import Supposed, suppose

__all__ = [
    "DEFAULT_RULES",
    "DISCHARGED",
    "EDITIONS",
    "WITH_DUTY",
    "Appointment",
    "Confirmation",
    "Exemption",
    "Extension",
    "Grant",
    "HeldCertificate",
    "Input",
    "Leave",
    "Outcome",
    "Part",
    "PersonFacts",
    "RuleSet",
    "Since",
    "State",
    "Supposed",
    "Track",
    "assess",
    "read_rules",
    "rules_in_force",
    "shipped_rules",
    "suppose",
]
