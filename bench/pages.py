"""The pages that are measured, and as whom; the demonstration world must be there (`make run` makes it)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """`account` is a sign-in name of the demonstration world; empty is nobody."""

    address: str
    account: str = ""


PAGES = (Page("/livez"), Page("/nowhere/"))
