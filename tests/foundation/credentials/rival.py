"""What processes of their own do in the tests of races; Django must be set up before this is imported."""

import sys
import time
from pathlib import Path

from leerlijn.foundation.credentials.actions.keys import make_signing_key
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.people.models import Person
from tests.foundation.credentials.builders import JUNE, REGISTRAR, issued


def prepare():
    """The key and the holder that all rivals use."""
    make_signing_key(at=JUNE, by=REGISTRAR)
    Person.objects.create(given_name="Lotte", family_name="Brinkhuis")


def issue():
    """Called with a basis, the folder where rivals meet, and how many; prints the number or `refused`."""
    basis, folder, how_many = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    holder = Person.objects.get()
    wait_for_rivals(folder, how_many)
    result = issued(holder, basis=basis)
    print(result.number if isinstance(result, Certificate) else "refused")


def wait_for_rivals(folder, how_many):
    (folder / f"ready-{time.monotonic_ns()}").touch()
    while len(list(folder.iterdir())) < how_many:
        time.sleep(0.005)
