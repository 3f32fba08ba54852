"""How templates are made into pages: strict, escaped, and speaking the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.apps import apps
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

from leerlijn.foundation.ui import dates, numbers, words
from leerlijn.kernel.sentence import Language, Value


def url(name: str, /, *args: object, **kwargs: object) -> str:
    """The address of a view: `{{ url("cases:case", case.code) }}`."""
    return reverse(name, args=args, kwargs=kwargs)


def say(said: Value) -> str:
    """A sentence or value as text in the reader's language."""
    return words.render(said, words.current_language())


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


def environment(*, loader: BaseLoader, **options: object) -> Environment:
    """The Jinja2 environment that Django's settings name."""
    made = Environment(
        **{
            **options,
            "loader": ChoiceLoader([loader, rooms()]),
            "undefined": StrictUndefined,
            "autoescape": True,
            "trim_blocks": True,
            "lstrip_blocks": True,
        }
    )
    made.globals.update(
        {"url": url, "static": static, "_": words.gettext, "gettext": words.gettext}
        | {"ngettext": words.ngettext, "language": words.current_language}
    )
    made.filters.update({"say": say, "marked": words.marked})
    for write in (dates.day, dates.weekday, dates.short_day, dates.month, dates.clock, dates.moment):
        made.filters[write.__name__] = in_reader_language(write)
    for figure in (numbers.number, numbers.money, numbers.size):
        made.filters[figure.__name__] = in_reader_language(figure)
    return made
