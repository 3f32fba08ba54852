"""Who gives a command: whoever is signed in to the machine, under no pseudonym of ours."""

from __future__ import annotations

import getpass

from leerlijn.foundation.journal.actions import Actor


def operator() -> Actor:
    """As the journal names them: the name of their account on the machine, by way of a command."""
    return Actor(pseudonym="", name=_name(), channel="command")


def _name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "operator"  # a machine on which this account has no name
