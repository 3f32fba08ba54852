"""A university with two callers, made by a process of its own, and what came of its calls; for races."""

from __future__ import annotations

import json
import sys

from leerlijn.foundation.cases.models import Case, KeptAnswer
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.dossiers.models import Item
from leerlijn.foundation.journal.models import Entry
from tests.site.api.callers import token_of
from tests.stories import world as worlds


def prepare() -> None:
    """Prints the tokens of two lecturers, as JSON."""
    world = worlds.build()
    sys.stdout.write(json.dumps({name: token_of(world, name) for name in ("candidate", "assessor-1")}))


def tell() -> None:
    """How many objects there are, and how many entries say so, as JSON."""
    acts = list(Entry.objects.values_list("act", flat=True))
    told = {
        "documents": Document.objects.count(),
        "stored": acts.count("store"),
        "cases": Case.objects.filter(procedure="utq-dossier").count(),
        "begun": acts.count("begin"),
        "items": Item.objects.count(),
        "added": acts.count("add"),
        "keys": KeptAnswer.objects.count(),
    }
    sys.stdout.write(json.dumps(told))
