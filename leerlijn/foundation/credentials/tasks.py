"""Work in the background: making the PDF of a certificate, once."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.tasks import task
from django.urls import reverse

from leerlijn.foundation.credentials.actions.papers import attach_document
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.printing import printed
from leerlijn.foundation.journal.actions import Actor
from leerlijn.kernel.sentence import Language

PRINTER = Actor(pseudonym="", name="Leerlijn", channel="clock")


@task
def make_document(certificate: int, at: str) -> None:
    """Prints the certificate (its key in the register) and keeps the PDF; one that has its PDF is left alone.

    `at` is the moment in ISO form: a task carries only what JSON can. The holder's language comes first.
    """
    line = Certificate.objects.select_related("holder").get(pk=certificate)
    if line.document_id is not None:
        return
    languages: tuple[Language, ...] = ("en", "nl") if line.holder.language == "en" else ("nl", "en")
    address = settings.BASE_URL + reverse("credentials:verify", args=[line.token])
    pdf = printed(line.says, credential=line.credential, address=address, languages=languages)
    attach_document(line, pdf, at=datetime.fromisoformat(at), by=PRINTER)
