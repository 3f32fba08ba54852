"""Work that follows the record of a proposal: the letter with its link, and the copy of what was signed."""

from __future__ import annotations

from django.tasks import task

from leerlijn.domains.development.letters import copy_of_signature, letter_with_link
from leerlijn.domains.development.models import SigningLink
from leerlijn.foundation.journal.models import Entry


@task
def write_letters(entries: list[int]) -> None:
    """`entries` are keys of entries about proposals. A letter that went is not sent again."""
    for entry in Entry.objects.filter(pk__in=entries).order_by("pk"):
        proposal = int(entry.subject.partition(":")[2])
        links = SigningLink.objects.filter(proposal=proposal).select_related(
            "person", "proposal__request__location__parent"
        )
        if entry.act == "send":
            for link in links.filter(sent_at=None).order_by("pk"):
                letter_with_link(link).send()
                SigningLink.objects.filter(pk=link.pk).update(sent_at=entry.at)
        elif entry.act == "sign":
            for link in links.filter(used_at=entry.at):
                copy_of_signature(link).send()
