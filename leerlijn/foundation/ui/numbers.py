"""How numbers and money are written: 1,245,000 in English, 1.245.000 in Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from babel.numbers import format_decimal

from leerlijn.foundation.ui.dates import LOCALES
from leerlijn.kernel.sentence import Language

HARD_SPACE = "\N{NO-BREAK SPACE}"
THOUSANDS: Mapping[Language, str] = {"nl": ".", "en": ","}
"""What divides them; the other mark divides euros and cents."""


def number(said: int | Decimal, language: Language) -> str:
    """Grouped by thousands; a decimal keeps its digits, without zeros at the end."""
    return format_decimal(said, locale=LOCALES[language], decimal_quantization=False)


def money(cents: int, language: Language) -> str:
    """€ 1,245,000, with a hard space; cents only where there are some. The amount is in whole cents."""
    whole, rest = divmod(abs(cents), 100)
    mark = "," if language == "nl" else "."
    amount = number(whole, language) + (f"{mark}{rest:02}" if rest else "")
    return f"{'-' if cents < 0 else ''}€{HARD_SPACE}{amount}"


def size(octets: int, language: Language) -> str:
    """How big a file is, in kB or MB of a thousand each, at least 1 kB."""
    if octets < 1_000_000:
        return f"{number(max(1, round(octets / 1000)), language)}{HARD_SPACE}kB"
    return f"{number(round(Decimal(octets) / 1_000_000, 1), language)}{HARD_SPACE}MB"
