"""What a command is: a name, its arguments, and a function that answers with a report."""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from leerlijn.foundation.ui import words
from leerlijn.kernel.sentence import Language, Said


class Outcome(IntEnum):
    """The exit codes that scripts outside rely on (argparse itself ends with 2 on wrong use)."""

    DONE = 0
    NO = 1
    WRONG_USE = 2
    IN_PART = 3


@dataclass(frozen=True, slots=True)
class Report:
    """What a command has to say: sentences for people, data for programs."""

    said: Sequence[Said] = ()
    data: Mapping[str, object] = field(default_factory=dict)
    outcome: Outcome = Outcome.DONE

    def as_text(self, language: Language) -> str:
        return "\n".join(words.render(sentence, language) for sentence in self.said)

    def as_json(self, language: Language) -> str:
        said = [words.render(sentence, language) for sentence in self.said]
        return json.dumps(
            {"outcome": self.outcome.name.lower(), "said": said, **self.data}, ensure_ascii=False
        )


def no_arguments(_: ArgumentParser) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Command:
    """One of the commands of `leerlijn`; its module, named after it, calls it COMMAND."""

    about: str
    run: Callable[[Namespace], Report]
    arguments: Callable[[ArgumentParser], None] = no_arguments


def language_of_terminal() -> Language:
    """English, unless the terminal is set to Dutch."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "nl" if locale.startswith("nl") else "en"
