"""What follows where: the procedures are loaded here, and each line ties something that happened to what follows."""

from __future__ import annotations

from leerlijn.kernel.procedure import catalogue
from leerlijn.site.procedures import load_into


def tie() -> None:
    """Once per process, when every room is there."""
    if not catalogue.procedures:
        load_into(catalogue)
