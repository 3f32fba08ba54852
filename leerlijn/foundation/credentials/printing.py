"""The certificate on paper: a tagged PDF (PDF/UA-1, PDF/A-3a), a page per language, the credential inside.

The template holds the shape and no words; what it says comes as data. The same content gives the same bytes.
"""

from __future__ import annotations

import json
from pathlib import Path

import segno
import typst

from leerlijn.foundation.credentials.content import Content, Nature
from leerlijn.foundation.ui import dates
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import LANGUAGES, Language, Sentence

ROOM = Path(__file__).parent
TEMPLATE = ROOM / "templates" / "credentials" / "certificate.typ"
FONTS = ROOM / "fonts"

WORDS = {
    "certificate": Sentence("Certificate"),
    "awarded": Sentence("is awarded to"),
    "profile": Sentence("Profile"),
    "built_from": Sentence("Built from"),
    "proves": Sentence("What it proves"),
    "issued": Sentence("Issued"),
    "replaces": Sentence("Replaces"),
    "no_end": Sentence("no end date"),
    "check": Sentence("Check this certificate"),
    "fingerprint": Sentence("Fingerprint"),
    "sealed": Sentence(
        "{issuer} signed this certificate digitally. The signature is in this file; "
        "anybody can check it, also without us."
    ),
    "inside": Sentence("What this certificate says, with the digital signature"),
}

OF_HOURS = WORDS | {
    "certificate": Sentence("Statement of hours"),
    "awarded": Sentence("is given to"),
    "profile": Sentence("Hours"),
    "built_from": Sentence("Presence"),
    "no_end": Sentence("by the list of who was there"),
    "check": Sentence("Check this statement"),
    "sealed": Sentence(
        "{issuer} signed this statement digitally. The signature is in this file; "
        "anybody can check it, also without us."
    ),
    "inside": Sentence("What this statement says, with the digital signature"),
}
OF_A_PART = WORDS | {
    "certificate": Sentence("Partial certificate"),
    "no_end": Sentence("part of the qualification, and not the whole"),
}
SAID_BY = {Nature.CERTIFICATE: WORDS, Nature.PART: OF_A_PART, Nature.HOURS: OF_HOURS}


def printed(
    content: Content, *, credential: str, address: str, languages: tuple[Language, ...] = LANGUAGES
) -> bytes:
    """The PDF; the first language is the first page. `address` is where this certificate can be checked."""
    data = {
        "number": content.number,
        "holder": content.holder,
        "address": address,
        "squares": [list(row) for row in segno.make(address, error="m", micro=False).matrix],
        "fingerprint": content.short,
        "issued": [content.issued_on.year, content.issued_on.month, content.issued_on.day],
        "pages": [_page(content, language) for language in languages],
    }
    made = typst.compile(
        str(TEMPLATE),
        format="pdf",
        pdf_standards=["ua-1", "a-3a"],
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"certificate": json.dumps(data, ensure_ascii=False), "credential": credential},
    )
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


def _page(content: Content, language: Language) -> dict[str, object]:
    issuer = content.issuer.in_language(language)
    words = {
        name: render(Sentence(word.key, issuer=content.issuer), language)
        for name, word in SAID_BY[content.nature].items()
    }
    return {
        "language": language,
        "words": words,
        "issuer": issuer,
        "title": content.title.in_language(language),
        "profile": content.profile.in_language(language),
        "built_from": content.built_from.in_language(language),
        "proves": [f"{one.code} {one.title.in_language(language)}" for one in content.proves],
        "issued_on": dates.day(content.issued_on, language),
        "replaces": content.replaces,
        "signatories": [
            {"name": one.name, "role": one.role.in_language(language)} for one in content.signatories
        ],
    }
