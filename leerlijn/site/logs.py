"""Lines for the log of the server: what went wrong and where, without a word of what people wrote.

An error quotes what it stumbled over, and an address may end in a secret. So of an error the log keeps its
kind and its place in our code, and of a request the pattern of its address. What it says to whom stands on
pages, which know who looks.
"""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Iterator
from types import TracebackType

type ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

ABOUT_CODE = (NameError, AttributeError, ImportError)
"""What these say names our code and never a value."""
FOLLOWED, MEANWHILE = "after which:", "and while that was dealt with:"


class Discreet(logging.Formatter):
    """Needs `style="{"`."""

    def format(self, record: logging.LogRecord) -> str:
        """Of a request that failed the method, the pattern and the status: its own words have the address.

        What another formatter left of the error in the record is not used, nor is ours left there.
        """
        return super().format(
            logging.makeLogRecord({**record.__dict__, "exc_text": None, **_instead(record)})
        )

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802  # as logging calls it
        return "\n".join(_told(ei[1])) if ei[1] is not None else ""


def _instead(record: logging.LogRecord) -> dict[str, object]:
    request = getattr(record, "request", None)
    if request is None:
        return {"msg": on_one_line(record.getMessage()), "args": ()}
    found = getattr(request, "resolver_match", None)
    said = f"{request.method} {'/' + found.route if found else 'an address that we do not have'}"
    return {"msg": f"{said} {getattr(record, 'status_code', '')}".rstrip(), "args": ()}


def on_one_line(said: str) -> str:
    """As it is, but what would begin a line of its own, or move the cursor, is written out."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in said)


def _told(error: BaseException) -> Iterator[str]:
    """The first cause first, as Python tells it; of a group each that is in it."""
    if error.__cause__ is not None:
        yield from (*_told(error.__cause__), FOLLOWED)
    elif error.__context__ is not None and not error.__suppress_context__:
        yield from (*_told(error.__context__), MEANWHILE)
    for frame in traceback.extract_tb(error.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
    yield kind_of(error)
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from (f"  {line}" for line in _told(each))


def kind_of(error: BaseException) -> str:
    """What it is, without what it says of a value."""
    kind = type(error)
    return " ".join(filter(None, (f"{kind.__module__}.{kind.__qualname__}", _harmless(error))))


def _harmless(error: BaseException) -> str:
    """What they say that names no value: no room, a table, a constraint, a name in our code."""
    if isinstance(error, OSError) and error.errno:
        return f"({os.strerror(error.errno)})"
    if said := getattr(error, "diag", None):
        known = (said.sqlstate, said.table_name, said.column_name, said.constraint_name)
        return f"({' '.join(filter(None, known))})"
    is_of_sqlite = "sqlite" in type(error).__module__ and type(error).__name__ == "IntegrityError"
    return f"({error})" if is_of_sqlite or isinstance(error, ABOUT_CODE) else ""
