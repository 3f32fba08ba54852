"""Whoever clicks in a browser waits for where it leads: a test that does not wait fails on a busy machine."""

from __future__ import annotations

import ast

from tests.house.plan import ROOT, place, sources

WAITS = "tests/tools/browser.py"


def clicks(text: str) -> list[int]:
    return [
        each.lineno
        for each in ast.walk(ast.parse(text))
        if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute) and each.func.attr == "click"
    ]


def test_only_press_clicks():
    found = {place(path): clicks(path.read_text()) for path in sources(ROOT / "tests")}
    assert {name for name, lines in found.items() if lines} == {WAITS}


def test_a_click_that_does_not_wait_is_found():
    assert clicks("page.locator('main button').click()\n") == [1]
