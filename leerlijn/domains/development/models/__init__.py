"""The tables of Pro-U: what is offered, who takes part, and what schools asked for."""

from leerlijn.domains.development.models.catalogue import Edition, Offering
from leerlijn.domains.development.models.enrolments import Enrolment, Team
from leerlijn.domains.development.models.requests import Proposal, Request, SigningLink

__all__ = ["Edition", "Enrolment", "Offering", "Proposal", "Request", "SigningLink", "Team"]
