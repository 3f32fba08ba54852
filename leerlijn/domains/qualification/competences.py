"""The competences of the UTQ by their codes, as the shipped profile names them."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.foundation.frameworks.imports import shipped_framework
from leerlijn.kernel.sentence import Text

COMPETENCES: Mapping[str, Text] = {
    each["code"]: Text(**each["title"]) for each in shipped_framework("utq-2017")["competences"]
}
