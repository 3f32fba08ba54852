"""What the manual is about: everything that the running product says of itself."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from leerlijn.kernel.policy import Registry
from leerlijn.kernel.procedure import Catalogue
from leerlijn.site.manual.imports import House


@dataclass(frozen=True, slots=True)
class Product:
    """`interface` is the description of the API, `programs` reads what is typed after `leerlijn`."""

    catalogue: Catalogue
    policy: Registry
    programs: ArgumentParser
    interface: Mapping[str, Any]
    house: House
