"""A mail server that refuses the first letter and takes the others."""

from __future__ import annotations

from collections.abc import Callable
from smtplib import SMTPRecipientsRefused

import pytest
from django.core.mail import EmailMultiAlternatives


def with_the_first_refused(monkeypatch: pytest.MonkeyPatch, write: Callable[[], object]) -> None:
    """What writes letters is done while the first of them is refused, and says so afterwards."""
    send, refused = EmailMultiAlternatives.send, []

    def refusing(letter: EmailMultiAlternatives) -> int:
        if not refused:
            refused.append(letter)
            raise SMTPRecipientsRefused({letter.to[0]: (550, b"nobody here")})
        return send(letter)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(EmailMultiAlternatives, "send", refusing)
        with pytest.raises(ExceptionGroup):
            write()
