"""Intakes: the keys by which they are kept, and when something can be written in them."""

from __future__ import annotations

PROCEDURE = "utq-intake"
BEING_PREPARED = frozenset({"cv_draft", "self_diagnosis_draft"})
"""The states in which the candidate writes."""
NOT_HANDED_IN = BEING_PREPARED | {"invited", "manager_talk", "dean_told", "manager_confirmed"}
"""The states in which nobody but the candidate reads it as a whole; the manager is asked about the tasks."""
HANDED_IN = frozenset({"meeting_planned", "meeting_held", "plan_offered"})
"""The states in which a supervisor reads it and thinks along."""
PLANNING = frozenset({"meeting_held", "plan_offered"})
"""The states in which the plan is written."""
