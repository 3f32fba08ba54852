"""What can come out of the assessment of a dossier."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    PASS = "pass"
    SUPPLEMENT = "supplement"
    FAIL = "fail"
