"""Printing tagged PDFs (PDF/UA-1, PDF/A-3a) from the templates of this room, each wording once."""

from __future__ import annotations

import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from leerlijn.domains.qualification import press
from leerlijn.foundation.credentials.printing import FONTS

TEMPLATES = Path(__file__).parent / "templates" / "qualification"
PATIENCE = 60
"""Seconds."""


@lru_cache(maxsize=32)
def pressed(template: str, content: str) -> bytes:
    """The PDF of this content, as JSON; what it says decides, so that nothing old is ever given."""
    command = [sys.executable, press.__file__, str(TEMPLATES / template), str(FONTS)]
    return subprocess.run(
        command, input=content.encode(), capture_output=True, check=True, timeout=PATIENCE
    ).stdout
