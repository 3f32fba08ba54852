"""The store keeps content under its hash, complete or not at all."""

from __future__ import annotations

import errno
import hashlib
import io
from datetime import UTC, datetime

import pytest

from leerlijn.foundation.documents.store import Store


def files_in(store: Store) -> list[str]:
    return sorted(str(path.relative_to(store.root)) for path in store.root.rglob("*") if path.is_file())


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "files")


def test_what_is_kept_can_be_read_back_under_its_hash(store):
    kept = store.keep(io.BytesIO(b"hello"))
    assert kept.hash == hashlib.sha256(b"hello").hexdigest()
    assert kept.size == 5
    with store.open(kept.hash) as content:
        assert content.read() == b"hello"
    assert files_in(store) == [f"{kept.hash[:2]}/{kept.hash[2:]}"]


def test_the_same_content_is_kept_once(store):
    store.keep(io.BytesIO(b"hello"))
    store.keep(io.BytesIO(b"hello"))
    assert len(files_in(store)) == 1


def test_content_that_was_half_read_is_still_kept_whole(store):
    content = io.BytesIO(b"hello")
    content.read(3)
    assert store.keep(content).size == 5


def test_a_changed_byte_is_noticed_and_mended_by_keeping_it_again(store):
    kept = store.keep(io.BytesIO(b"hello"))
    assert store.is_intact(kept.hash)
    place = store.root / kept.hash[:2] / kept.hash[2:]
    place.write_bytes(b"hellO")
    assert not store.is_intact(kept.hash)
    store.keep(io.BytesIO(b"hello"))
    assert store.is_intact(kept.hash)


def test_what_is_not_there_is_not_intact(store):
    assert not store.is_intact("0" * 64)


def test_what_a_dead_process_left_unfinished_is_swept_after_a_while(store):
    kept = store.keep(io.BytesIO(b"hello"))
    (store.root / "incoming" / "tmp1").write_bytes(b"hel")
    assert store.sweep(before=datetime(2000, 1, 1, tzinfo=UTC)) == 0
    assert store.sweep(before=datetime(9000, 1, 1, tzinfo=UTC)) == 1
    assert files_in(store) == [f"{kept.hash[:2]}/{kept.hash[2:]}"]


@pytest.mark.parametrize("hash", ["", "../../etc/passwd", "A" * 64, "0" * 63 + "/"])
def test_only_a_hash_is_a_place(store, hash):
    with pytest.raises(ValueError, match="not a hash"):
        store.open(hash)


def test_a_stream_that_breaks_leaves_nothing_behind(store):
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell():
                raise OSError(errno.EIO, "the line went dead")
            return super().read(3)

    with pytest.raises(OSError, match="went dead"):
        store.keep(Broken(b"hello"))
    assert files_in(store) == []


def test_a_disk_without_room_leaves_nothing_behind_even_where_mounting_is_not_allowed(store):
    class Full(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        store.keep(Full(b"hello"))
    assert files_in(store) == []


def test_a_full_disk_leaves_nothing_behind(small_disk):
    store = Store(small_disk / "files")
    kept = store.keep(io.BytesIO(b"a" * 20_000))
    with pytest.raises(OSError, match="No space left") as raised:
        store.keep(io.BytesIO(b"b" * 200_000))
    assert raised.value.errno == errno.ENOSPC
    assert files_in(store) == [f"{kept.hash[:2]}/{kept.hash[2:]}"]
