"""The sheet of an office on a page: rehearsed, read, and taken over in one act."""

from __future__ import annotations

import re
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile

from leerlijn.domains.qualification.models import ExternalCertificate
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.models import Entry
from tests.site.views.test_front import heading
from tests.tools.budget import at_most

ADDRESS = "/take-over/"


def words(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def upload(content: str, source: str = "BKO list of ET"):
    return {"file": SimpleUploadedFile("sheet.csv", content.encode()), "source": source}


def test_the_empty_sheet_is_filled_in_rehearsed_and_taken_over_as_it_was_read(world, enter):
    browser = enter("coordinator")
    empty = b"".join(browser.get(f"{ADDRESS}sheet.csv").streaming_content).decode().removeprefix("\N{BOM}")
    head, notes = empty.split("\r\n", 1)
    assert head.startswith("Personnel number;What;State;Began on;")
    number = {name: person.number for name, person in world.people.items()}
    content = f"{head}\n{number['candidate']};track;in progress;01-03-2026;;;1.1;;;;;\n"
    content += f"{number['stranger']};certificate;;;;;;UT;;2019;BKO-17;\n"
    content += "99999;track;in progress;01-03-2026;;;;;;;;\n"
    answer = browser.post(ADDRESS, upload(content + notes))
    assert heading(answer) == "A rehearsal: nothing has been written yet"
    said = words(answer)
    assert "2 lines are new, 0 are as they were, and one is rejected." in said
    assert "4 · 99999 Personnel number 99999 We know nobody by this number for whom you can do this." in said
    assert "Each is marked as taken over from BKO list of ET, with today and your name." in said
    assert not Case.objects.filter(procedure="utq-dossier").exists()

    sealed = re.search(r'name="rehearsed" value="([^"]+)"', answer.content.decode())[1]
    done = browser.post(f"{ADDRESS}now/", {"rehearsed": sealed}, follow=True)
    assert heading(done) == "The sheet was taken over"
    stands = words(done)
    assert "2 lines stand here now, and one is rejected." in stands
    assert "Stranger Voorbeeld: certificate in the register." in stands
    case = Case.objects.get(procedure="utq-dossier")
    entry = Entry.objects.get(subject=f"case:{case.pk}", act="take-over")
    assert (entry.pseudonym, entry.channel) == (world.people["coordinator"].pseudonym, "import")
    assert ExternalCertificate.objects.get().year == 2019

    world.later(days=2)
    ExternalCertificate.objects.update(withdrawn_at=world.at, withdrawn_because="a mistake")
    address = done.request["PATH_INFO"] + "?" + done.request["QUERY_STRING"]
    with at_most(10):
        again = browser.get(address)
    assert "taken over from BKO list of ET, with the day and your name." in words(again)
    assert words(again) == stands, "what the act did then, whatever came after"
    assert enter("hr").get(address).status_code == 404
    browser = enter("coordinator")

    late = browser.post(f"{ADDRESS}now/", {"rehearsed": sealed})
    assert (late.status_code, heading(late)) == (409, "A rehearsal: there is nothing new in this sheet")
    assert browser.post(f"{ADDRESS}now/", {"rehearsed": "x"}).status_code == 422
    assert enter("auditor").get(ADDRESS).status_code == 404
    assert enter("hr").get(ADDRESS).status_code == 200


def test_what_is_no_sheet_is_said_beside_its_field_and_the_rest_stays(world, enter):
    answer = enter("hr").post(ADDRESS, upload("Naam;Wat\nx;traject\n", source="Our list"))
    assert answer.status_code == 422
    assert "The first line does not name these columns: Personnel number." in words(answer)
    assert 'value="Our list"' in answer.content.decode()
    assert "Say which administration it was." in words(enter("hr").post(ADDRESS, upload("x", source="")))
