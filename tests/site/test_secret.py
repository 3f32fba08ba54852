"""The key that signs sessions: made once, readable for us alone, the same for all who start together."""

import os
import stat
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from leerlijn.site.secret import NAME, kept_key


def test_the_key_is_made_once_and_kept(tmp_path):
    assert kept_key(tmp_path / "data") == kept_key(tmp_path / "data")
    assert len(kept_key(tmp_path / "data")) >= 64


def test_nobody_else_may_read_the_key_or_the_folder(tmp_path):
    kept_key(tmp_path / "data")
    modes = [stat.S_IMODE(os.stat(path).st_mode) for path in (tmp_path / "data", tmp_path / "data" / NAME)]
    assert modes == [0o700, 0o600]


def test_two_folders_have_two_keys(tmp_path):
    assert kept_key(tmp_path / "one") != kept_key(tmp_path / "other")


@pytest.mark.races
def test_processes_that_start_together_get_one_key(tmp_path):
    with ProcessPoolExecutor(8, mp_context=get_context("spawn")) as rivals:
        assert len(set(rivals.map(kept_key, [tmp_path / "data"] * 32))) == 1
    assert [path.name for path in (tmp_path / "data").iterdir()] == [NAME]
