"""Bytes that are a table, that are almost one, and that want to be none."""

import pytest

from leerlijn.foundation.people.imports import tables
from leerlijn.foundation.people.imports.tables import read_table
from leerlijn.kernel.wrong import Wrong


def lines(content: bytes) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.line, row.cells) for row in read_table(content).rows]


def refusal(content: bytes):
    with pytest.raises(Wrong) as refused:
        read_table(content)
    return refused.value.sentence


def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_a_cell():
    assert lines("\ufeffa;b\r\nc;d\r\n".encode()) == [(1, ("a", "b")), (2, ("c", "d"))]


def test_lines_may_end_as_on_any_machine():
    assert lines(b"a;b\nc;d\re;f") == [(1, ("a", "b")), (2, ("c", "d")), (3, ("e", "f"))]


def test_empty_lines_count_in_the_numbering_and_are_left_out():
    assert lines(b"a;b\n\n;;\nc;d\n") == [(1, ("a", "b")), (4, ("c", "d"))]


def test_a_cell_in_quotation_marks_may_hold_semicolons_and_marks():
    assert lines(b'a;b\n"c;""d""";e\n')[1] == (2, ('c;"d"', "e"))


def test_a_cell_in_quotation_marks_may_go_on_on_the_next_line():
    assert lines(b'a;b\n"c\nd";e\nf;g\n')[1:] == [(2, ("c\nd", "e")), (4, ("f", "g"))]


def test_a_quotation_mark_that_stays_open_spoils_its_own_line_only():
    rows = read_table(b'a;b\n"c;d\ne;f\ng;h\n').rows
    assert [(row.line, row.broken) for row in rows] == [
        (1, None),
        (2, tables.NOT_CLOSED),
        (3, None),
        (4, None),
    ]


def test_a_lone_quotation_mark_inside_a_cell_is_just_a_letter():
    assert lines(b'a;b\n5" disk;c\n6" disk;d\n')[1:] == [(2, ('5" disk', "c")), (3, ('6" disk', "d"))]


def test_a_cell_without_end_spoils_its_own_line_only():
    rows = read_table(b"a;b\n" + b"x" * 200_000 + b";c\nd;e\n").rows
    assert [(row.line, row.broken) for row in rows][1:] == [(2, tables.MUCH_TOO_LONG), (3, None)]


def test_windows_text_is_read_and_remarked():
    table = read_table("a;b\nJosé;Müller\n".encode("cp1252"))
    assert (table.rows[1].cells, table.notes) == (("José", "Müller"), (tables.IN_WINDOWS,))
    assert read_table("a;b\nJosé;Müller\n".encode()).notes == ()


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n \n", b"\xef\xbb\xbf\r\n"], ids=repr)
def test_an_empty_file_is_called_empty(content):
    assert refusal(content) == tables.EMPTY


@pytest.mark.parametrize("content", [b"a;b\0c\n", "a;b\n".encode("utf-16"), b"\x81;\x8d\xff\n"], ids=repr)
def test_what_is_no_text_is_no_table(content):
    assert refusal(content) == tables.NOT_A_TABLE


@pytest.mark.parametrize("content", [b"a,b,c\n1,2,3\n", b"a\tb\n", b"<html></html>\n"], ids=repr)
def test_without_semicolons_it_is_said_what_is_expected(content):
    assert refusal(content) == tables.NOT_SEPARATED


def test_a_huge_file_is_refused_before_it_is_read():
    assert refusal(b"a;b\n" * (tables.LARGEST // 4) + b"\n") == tables.TOO_LARGE
    assert len(lines(b"a;b\n" * 1000)) == 1000
