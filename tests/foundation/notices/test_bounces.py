"""What mail servers write about letters that did not arrive."""

import pytest

from leerlijn.foundation.notices.bounces import Bounce, bounce_in

RETURNED = """\
From: MAILER-DAEMON@mail.example
To: leerlijn@noaber.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I am sorry to have to inform you that your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; sanne@example.org
Action: {action}
Status: 5.1.1
{diagnostic}

--b
Content-Type: {kind}

From: leerlijn@noaber.example
To: sanne@example.org
Message-ID: <{number}>
Subject: The ball is with you

--b--
"""
NUMBER = "<notice-31-0badcafe@127.0.0.1>"
WHY = "Diagnostic-Code: smtp; 550 5.1.1 <sanne@example.org>:\n    user unknown"


def message(
    *, action="failed", diagnostic=WHY, kind="text/rfc822-headers", number="notice-31-0badcafe@127.0.0.1"
) -> bytes:
    return RETURNED.format(action=action, diagnostic=diagnostic, kind=kind, number=number).encode()


@pytest.mark.parametrize("kind", ["text/rfc822-headers", "message/rfc822"])
def test_a_letter_that_came_back_is_known_by_its_number(kind):
    assert bounce_in(message(kind=kind)) == Bounce(
        31, NUMBER, "smtp; 550 5.1.1 <sanne@example.org>: user unknown"
    )


def test_without_a_diagnosis_the_status_says_it():
    assert bounce_in(message(diagnostic="X-Other: y")) == Bounce(31, NUMBER, "5.1.1")


@pytest.mark.parametrize(
    "other",
    [
        message(action="delayed"),
        message(number="somebody@elsewhere.example"),
        message(number=f"notice-{'9' * 30}-0badcafe@127.0.0.1"),
        message(kind="text/plain"),
        b"Subject: Out of office\n\nMessage-ID: <notice-31-0badcafe@127.0.0.1> Action: failed\n",
        b"Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n",
        b"\xff\x00\xfe",
        b"",
    ],
    ids=["delayed", "not-ours", "too-long", "no-letter", "an-answer", "cut-off", "bytes", "nothing"],
)
def test_anything_else_says_nothing(other):
    assert bounce_in(other) is None
