"""Sending letters one after the other: one that is refused keeps no other back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.mail import EmailMultiAlternatives


@dataclass(frozen=True, slots=True)
class Outgoing:
    """`name` says in the log which letter it is; `went` notes that it went, so that it does not go again."""

    name: str
    letter: EmailMultiAlternatives
    went: Callable[[], object] = lambda: None


def send_each(letters: Iterable[Outgoing]) -> None:
    """All are tried, and then an ExceptionGroup says what went wrong."""
    wrong: list[Exception] = []
    for each in letters:
        try:
            each.letter.send()
        except (OSError, ValueError) as mistake:  # as of any letter: of SMTP, or of a bad address
            mistake.add_note(each.name)
            wrong.append(mistake)
        else:
            each.went()
    if wrong:
        raise ExceptionGroup("letters that did not go", wrong)
