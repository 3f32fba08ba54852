"""Prints in a process of its own: the memory that takes would stay with a web worker for good.

Started as `python press.py TEMPLATE FONTS`, with the data on its input; the PDF is its output.
"""

from __future__ import annotations

import sys

import typst


def print_out(template: str, fonts: str) -> None:
    made = typst.compile(
        template,
        format="pdf",
        pdf_standards=["ua-1", "a-3a"],
        font_paths=[fonts],
        ignore_system_fonts=True,
        sys_inputs={"content": sys.stdin.read()},
    )
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    print_out(*sys.argv[1:])
