"""Finds the procedures: every file in a room's `procedures/`, and those of packages from outside."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import entry_points
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType

from django.conf import settings

from leerlijn.foundation.cases.contested import contested_in
from leerlijn.kernel.procedure import Catalogue, Flawed, Procedure

GROUP = "leerlijn.procedures"
"""An institution adds procedures and editions as a package, with entry points in this group."""


def modules() -> Iterator[ModuleType]:
    """Every file that holds a procedure, those of our own rooms first."""
    for room in settings.ROOMS:
        folder = f"{room}.procedures"
        if find_spec(folder):
            for found in iter_modules(import_module(folder).__path__):
                yield import_module(f"{folder}.{found.name}")
    for entry in entry_points(group=GROUP):
        loaded = entry.load()
        yield loaded


def procedures_in(module: ModuleType) -> Iterator[Procedure]:
    """A file names its procedure PROCEDURE; one with several editions names a tuple of them PROCEDURES."""
    named = getattr(module, "PROCEDURE", None)
    if isinstance(named, Procedure):
        yield named
    yield from getattr(module, "PROCEDURES", ())


def load_into(catalogue: Catalogue) -> None:
    """All of them, and how what an office entered for others is contested.

    A flawed one does not load; the catalogue keeps why, and `leerlijn check` says it.
    """
    for module in modules():
        for procedure in procedures_in(module):
            try:
                catalogue.add(procedure)
            except Flawed as flawed:
                catalogue.refused.append(flawed)
    for procedure in list(contested_in(catalogue)):
        catalogue.add(procedure)
