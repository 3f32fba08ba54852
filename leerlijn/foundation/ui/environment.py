"""How templates are made into pages: strict, escaped, and speaking the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.apps import apps
from django.templatetags.static import static
from django.urls import reverse
from django.utils.text import slugify
from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from leerlijn.foundation.ui import dates, numbers, words
from leerlijn.foundation.ui.fields import chosen, is_day, iso_day, widget_kind
from leerlijn.kernel.sentence import Counted, Language, Sentence, Text, Value


def url(name: str, /, *args: object, **kwargs: object) -> str:
    """The address of a view: `{{ url("cases:case", case.code) }}`."""
    return reverse(name, args=args, kwargs=kwargs)


def say(said: Value) -> str:
    """A sentence or value as text in the reader's language."""
    return words.render(said, words.current_language())


def spoken(said: object) -> object:
    """What a template writes: a sentence never as the object that it is."""
    return words.marked(said) if isinstance(said, Sentence | Counted | Text) else said


def spoken_day(said: Value) -> str | Markup:
    """Where a day or a sentence may stand ("your choice of day"): a day, or anything else as it is."""
    return dates.day(said, words.current_language()) if isinstance(said, date) else words.marked(said)


def spoken_short(said: Value) -> str | Markup:
    """The same, short: Fri 16 Oct."""
    return dates.short_day(said, words.current_language()) if isinstance(said, date) else words.marked(said)


def short_day(said: date, on: date | None = None) -> str:
    """`{{ line.due_on|short_day(on) }}`: read on that day."""
    return dates.short_day(said, words.current_language(), on)


def capital(said: str | Markup) -> str | Markup:
    """With a capital letter, where what is called something begins a line."""
    return said[:1].upper() + said[1:]


def in_reader_language[Said](write: Callable[[Said, Language], str]) -> Callable[[Said], str]:
    """A filter of one argument out of a writer that asks for the language."""
    return lambda said: write(said, words.current_language())


def rooms() -> BaseLoader:
    """The templates of every room of the product, found where the room is."""
    return FileSystemLoader(
        [
            Path(room.path) / "templates"
            for room in apps.get_app_configs()
            if room.name.startswith("leerlijn.")
        ]
    )


def environment(*, loader: BaseLoader, auto_reload: bool = False, **_: object) -> Environment:
    """The Jinja2 environment that Django's settings name; what is strict here is not theirs to loosen."""
    made = Environment(
        loader=ChoiceLoader([loader, rooms()]),
        auto_reload=auto_reload,
        undefined=StrictUndefined,
        autoescape=True,
        finalize=spoken,
        optimized=False,  # folding constants would fix `{{ 100|money }}` in the language of the first reader
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        {"url": url, "static": static, "_": words.gettext, "gettext": words.gettext}
        | {"ngettext": words.ngettext, "language": words.current_language}
    )
    made.filters.update({"say": say, "marked": words.marked, "anchor": slugify, "capital": capital})
    made.filters.update({"spoken_day": spoken_day, "spoken_short": spoken_short})
    made.filters.update({"widget_kind": widget_kind, "chosen": chosen, "iso_day": iso_day, "is_day": is_day})
    made.filters["short_day"] = short_day
    for write in (dates.day, dates.weekday, dates.month, dates.clock, dates.moment):
        made.filters[write.__name__] = in_reader_language(write)
    for figure in (numbers.number, numbers.money, numbers.size):
        made.filters[figure.__name__] = in_reader_language(figure)
    return made
