"""Intakes: the keys by which they are kept, and when something can be written in them."""

from __future__ import annotations

PROCEDURE = "utq-intake"
BEING_PREPARED = frozenset({"cv_draft", "self_diagnosis_draft"})
"""The states in which the candidate writes."""
HANDED_IN = frozenset({"meeting_planned", "meeting_held", "plan_offered"})
"""The states in which a supervisor reads it and thinks along."""
PLANNING = frozenset({"meeting_held", "plan_offered"})
"""The states in which the plan is written."""
