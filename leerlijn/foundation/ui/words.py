"""Sentences in the reader's language: what a rule says becomes text on a page, in a letter or in the API."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date
from decimal import Decimal

from django.utils import translation
from markupsafe import Markup, escape

from leerlijn.foundation.ui.catalogues import dutch
from leerlijn.foundation.ui.dates import moment
from leerlijn.foundation.ui.numbers import money, number
from leerlijn.kernel.sentence import LANGUAGES, Counted, Euros, Language, Sentence, Text, Value

DEFAULT: Language = "nl"


def current_language() -> Language:
    """The language of whoever reads now. Django keeps it, so that its own form errors follow."""
    return "en" if (translation.get_language() or DEFAULT).startswith("en") else "nl"


def speaking(language: Language) -> AbstractContextManager[None]:
    """Within this block everything is said in `language`: for letters, feeds and other work off the page."""
    return translation.override(language)


def known_language(said: object) -> Language | None:
    """The language that is meant by `nl`, `en`, `en-GB` and the like, or None."""
    return next((language for language in LANGUAGES if str(said or "").lower()[:2] == language), None)


def wording(one: str, many: str, count: int, language: Language) -> str:
    """The form that fits the number; English where no Dutch is known."""
    known = dutch().get(one) if language == "nl" else None
    return (known or (one, many))[0 if count == 1 else -1]


def in_both(said: Text, language: Language) -> tuple[str, Language]:
    """The text and the language it is in: the other one where this one was left empty."""
    other: Language = "en" if language == "nl" else "nl"
    text = said.in_language(language)
    return (text, language) if text else (said.in_language(other), other)


def joined(parts: tuple[Value, ...], language: Language) -> str:
    """a, b and c."""
    *first, last = [render(part, language) for part in parts] or [""]
    link = " en " if language == "nl" else " and "
    return link.join([", ".join(first), last]) if first else last


def told(said: Sentence | Counted, language: Language) -> str:
    values = {name: render(value, language) for name, value in said.values.items()}
    match said:
        case Sentence(key=key):
            return wording(key, key, 1, language).format(**values)
        case Counted(one=one, many=many, count=count):
            return wording(one, many, count, language).format(**{"count": number(count, language), **values})


def render(said: Value, language: Language) -> str:
    """The text of a sentence, a value or a list of them, in `language`."""
    match said:
        case Sentence() | Counted():
            return told(said, language)
        case Text():
            return in_both(said, language)[0]
        case date():
            return moment(said, language)
        case int() | Decimal():
            return number(said, language)
        case Euros(cents=cents):
            return money(cents, language)
        case tuple():
            return joined(said, language)
        case _:
            return str(said)


def marked(said: Value | Markup) -> str | Markup:
    """Like `render`, for pages: a text that exists in the other language only says so to screen readers."""
    if isinstance(said, Markup):
        return said
    if isinstance(said, Text):
        text, language = in_both(said, current_language())
        if language != current_language():
            return Markup('<span lang="{}">{}</span>').format(language, text)
    return render(said, current_language())


def links(*to: tuple[str, str]) -> Markup:
    """What a page says in links only: of each what it says, and the address."""
    return Markup(", ").join(
        Markup('<a class="ds-link" href="{}">{}</a>').format(url, said) for said, url in to
    )


def filled(text: str, values: dict[str, Value | Markup]) -> str | Markup:
    """The wording with its values; one that is markup (a link) makes the whole markup, the rest escaped."""
    language = current_language()
    if not any(isinstance(value, Markup) for value in values.values()):
        return text.format(**{name: render(value, language) for name, value in values.items()})
    shown = {n: v if isinstance(v, Markup) else render(v, language) for n, v in values.items()}
    return Markup(escape(text)).format(**shown)


def gettext(key: str, /, **values: Value | Markup) -> str | Markup:
    """A sentence written in a template: `{{ _("You have until {day}.", day=term.ends_on) }}`."""
    return filled(wording(key, key, 1, current_language()), values)


def ngettext(one: str, many: str, count: int, /, **values: Value | Markup) -> str | Markup:
    """A sentence that depends on a number: `{{ ngettext("{count} day", "{count} days", left) }}`."""
    return filled(wording(one, many, count, current_language()), {"count": count, **values})
