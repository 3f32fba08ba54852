"""`leerlijn undo-import-tracks FILE`: what a wrong sheet brought goes back, as far as it can."""

from __future__ import annotations

from argparse import Namespace

from leerlijn.site.command import Command, Report
from leerlijn.site.commands.import_tracks import arguments, taken_over


def run(said: Namespace) -> Report:
    return taken_over(said, back=True)


COMMAND = Command("take back what `import-tracks` brought from this sheet", run, arguments)
