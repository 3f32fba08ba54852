"""A place for files, a person who hands them in, and a disk that is soon full."""

from __future__ import annotations

import subprocess

import pytest

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.models import Person


@pytest.fixture
def files(settings, tmp_path):
    """The folder in which this test keeps its files."""
    settings.DATA = tmp_path
    return tmp_path / "files"


@pytest.fixture
def lecturer(db) -> Person:
    return Person.objects.create(given_name="Noor", family_name="Voorbeeld")


@pytest.fixture
def actor(lecturer) -> Actor:
    return Actor(pseudonym=lecturer.pseudonym, name=lecturer.name)


@pytest.fixture
def small_disk(tmp_path):
    """A real disk of 64 kB; skipped where mounting is not allowed."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], check=False)
    if mounted.returncode:
        pytest.skip("mounting a small disk is not allowed here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)
