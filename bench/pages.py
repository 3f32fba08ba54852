"""The pages that are measured, and as whom; `make bench` makes the demonstration world they are in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """`account` is a sign-in name of the demonstration world; empty is nobody.

    `address` may hold `{case}`: the newest case that this account may see, of this `procedure`.
    """

    address: str
    account: str = ""
    procedure: str = ""
    status: int = 200


PAGES = (
    Page("/livez"),
    Page("/nowhere/", status=404),
    Page("/work/", "coordinator"),
    Page("/qualification/duties/", "coordinator"),
    Page("/qualification/dossiers/{case}/", "candidate", "utq-dossier"),
    Page("/cases/{case}/", "candidate", "utq-dossier"),
    Page("/cases/{case}/", "coordinator", "utq-dossier"),
    Page("/catalogue/"),
    Page("/catalogue/?q=quantum&level=bovenbouw"),
    Page("/catalogue/taal-in-de-wiskundeles/"),
    Page("/development/enrolments/", "teacher"),
    Page("/development/enrolments/{case}/", "teacher", "enrolment"),
    Page("/development/school/", "school-leader"),
    Page("/agreements/budget/", "policy-officer"),
    Page("/quality-agreements/"),
)
