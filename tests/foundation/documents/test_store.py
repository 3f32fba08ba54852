"""Either store keeps content under its hash, complete or not at all."""

from __future__ import annotations

import errno
import hashlib
import io
import itertools
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files import File

from leerlijn.foundation.documents.disk import Disk
from leerlijn.foundation.documents.kept import Unreachable
from leerlijn.foundation.documents.objects import NOT_INSTALLED, PROBE, Account, Objects
from leerlijn.foundation.documents.store import current_store
from leerlijn.foundation.ui.words import render
from tests.tools.databases import Database
from tests.tools.object_storage import BUCKET, KEY_TO_READ, SECRET_TO_READ
from tests.tools.serving import free_port

number = itertools.count(1)
LARGE = 9 << 20
"""Bytes: more than object storage takes in one part."""
NEVER, ALWAYS = datetime(2000, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)


class OnDisk:
    """What stands in the place of a store, seen and spoiled by hand."""

    def __init__(self, folder) -> None:
        self.store = Disk(folder / "files")

    def names(self) -> list[str]:
        root = self.store.root
        return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())

    def write(self, name: str, content: bytes) -> None:
        (self.store.root / name).write_bytes(content)

    def leave_unfinished(self) -> None:
        self.write("incoming/tmp1", b"hel")


class InObjectStorage:
    def __init__(self, storage, folder) -> None:
        self.prefix = f"store-{next(number)}"
        self.client = storage.client
        self.store = Objects(f"s3://{BUCKET}/{self.prefix}", storage.account, aside=folder)

    def names(self) -> list[str]:
        found = self.client.list_objects_v2(Bucket=BUCKET, Prefix=f"{self.prefix}/").get("Contents", [])
        parts = self.client.list_multipart_uploads(Bucket=BUCKET, Prefix=f"{self.prefix}/").get("Uploads", [])
        return sorted(each["Key"].removeprefix(f"{self.prefix}/") for each in (*found, *parts))

    def write(self, name: str, content: bytes) -> None:
        self.client.put_object(Bucket=BUCKET, Key=f"{self.prefix}/{name}", Body=content)

    def leave_unfinished(self) -> None:
        self.client.create_multipart_upload(Bucket=BUCKET, Key=f"{self.prefix}/ab/{'c' * 62}")


@pytest.fixture(params=["disk", "object storage"])
def place(request, tmp_path):
    if request.param == "disk":
        return OnDisk(tmp_path)
    return InObjectStorage(request.getfixturevalue("object_storage"), tmp_path)


@pytest.fixture
def store(place):
    return place.store


@pytest.fixture
def objects(object_storage, tmp_path) -> InObjectStorage:
    return InObjectStorage(object_storage, tmp_path)


def name_of(hash: str) -> str:
    return f"{hash[:2]}/{hash[2:]}"


def test_what_is_kept_is_read_back_listed_and_forgotten_by_its_hash(place, store):
    kept, other = store.keep(io.BytesIO(b"hello")), store.keep(io.BytesIO(b"other"))
    assert (kept.hash, kept.size) == (hashlib.sha256(b"hello").hexdigest(), 5)
    with store.open(kept.hash) as content:
        assert content.read() == b"hello"
        assert content.fileno() > 2
    assert place.names() == sorted([name_of(kept.hash), name_of(other.hash)])
    assert list(store.hashes()) == sorted([kept.hash, other.hash])
    assert abs(datetime.now(UTC) - store.written_at(kept.hash)) < timedelta(minutes=1)
    store.forget(other.hash)
    store.forget(other.hash)
    assert (store.has(kept.hash), store.has(other.hash)) == (True, False)
    assert place.names() == [name_of(kept.hash)]


def test_the_same_content_is_kept_once(place, store):
    store.keep(io.BytesIO(b"hello"))
    store.keep(io.BytesIO(b"hello"))
    assert len(place.names()) == 1


def test_content_that_was_half_read_and_is_large_is_still_kept_whole(store):
    content = io.BytesIO(b"hello" * (LARGE // 5))
    content.read(3)
    kept = store.keep(content)
    assert kept.size == len(content.getvalue())
    assert store.is_intact(kept.hash)


def test_a_changed_byte_is_noticed_and_mended_by_keeping_it_again(place, store):
    kept = store.keep(io.BytesIO(b"hello"))
    assert store.is_intact(kept.hash)
    place.write(name_of(kept.hash), b"hellO")
    assert not store.is_intact(kept.hash)
    store.keep(io.BytesIO(b"hello"))
    assert store.is_intact(kept.hash)


def test_what_is_not_there_is_not_intact(store):
    assert not store.is_intact("0" * 64)
    with pytest.raises(FileNotFoundError):
        store.open("0" * 64)
    with pytest.raises(FileNotFoundError):
        store.written_at("0" * 64)


def test_what_a_dead_process_left_unfinished_is_swept_after_a_while(place, store):
    kept = store.keep(io.BytesIO(b"hello"))
    place.leave_unfinished()
    assert len(place.names()) == 2
    assert store.sweep(before=NEVER) == 0
    assert store.sweep(before=ALWAYS) == 1
    assert place.names() == [name_of(kept.hash)]


@pytest.mark.parametrize("hash", ["", "../../etc/passwd", "A" * 64, "0" * 63 + "/"])
def test_only_a_hash_is_a_place(store, hash):
    for ask in (store.open, store.has, store.written_at, store.forget):
        with pytest.raises(ValueError, match="not a hash"):
            ask(hash)


def test_a_stream_that_breaks_leaves_nothing_behind(place, store):
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell():
                raise OSError(errno.EIO, "the line went dead")
            return super().read(3)

    with pytest.raises(OSError, match="went dead"):
        store.keep(Broken(b"hello"))
    assert place.names() == []


def test_a_disk_without_room_leaves_nothing_behind_even_where_mounting_is_not_allowed(place, store):
    class Full(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        store.keep(Full(b"hello"))
    assert place.names() == []


def test_a_full_disk_leaves_nothing_behind(small_disk):
    place = OnDisk(small_disk)
    store = place.store
    kept = store.keep(io.BytesIO(b"a" * 20_000))
    with pytest.raises(OSError, match="No space left") as raised:
        store.keep(io.BytesIO(b"b" * 200_000))
    assert raised.value.errno == errno.ENOSPC
    assert place.names() == [name_of(kept.hash)]


def test_what_else_lies_in_the_bucket_is_never_listed_read_or_deleted(objects, object_storage):
    """Beside the prefix, with a name that begins as it does, and below it under a name that is no hash."""
    store, hash = objects.store, hashlib.sha256(b"hello").hexdigest()
    beside = [f"{objects.prefix}-too/{name_of(hash)}", name_of(hash), f"{objects.prefix}/x/{name_of(hash)}"]
    for name in beside:
        object_storage.client.put_object(Bucket=BUCKET, Key=name, Body=b"hello")
    object_storage.client.create_multipart_upload(Bucket=BUCKET, Key=f"{objects.prefix}-too/large")
    assert (list(store.hashes()), store.has(hash), store.is_intact(hash)) == ([], False, False)
    store.forget(hash)
    assert store.sweep(before=ALWAYS) == 0
    store.keep(io.BytesIO(b"hello"))
    store.forget(hash)
    assert set(beside) <= set(object_storage.names())


def test_variables_and_settings_of_others_count_for_nothing(objects, monkeypatch, settings):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "somebody else")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "somebody else")
    settings.AWS_LOCATION = "elsewhere"
    kept = objects.store.keep(io.BytesIO(b"hello"))
    assert objects.names() == [name_of(kept.hash)]


def test_check_says_what_is_wrong_with_it_and_leaves_nothing_behind(objects, object_storage, tmp_path):
    def said(place: str = "files/x", **account: str) -> str:
        found = Objects(f"s3://{place}", replace(object_storage.account, **account), aside=tmp_path).trouble()
        return render(found, "en") if found else ""

    assert objects.store.trouble() is None
    assert PROBE not in objects.names()
    assert said("nowhere/x").startswith("The object storage has no bucket nowhere: make it")
    assert said(secret="wrong").startswith("The object storage refuses us at s3://files/x (")
    assert "refuses us" in said(key=KEY_TO_READ, secret=SECRET_TO_READ)
    with pytest.raises(Unreachable):
        said(endpoint=f"http://127.0.0.1:{free_port()}")


def test_a_bucket_that_is_not_there_or_does_not_answer_has_lost_nothing(object_storage, tmp_path):
    """Otherwise a wrong setting would read as: all files are gone."""
    gone = Objects("s3://nowhere/x", object_storage.account, aside=tmp_path)
    nobody = replace(object_storage.account, endpoint=f"http://127.0.0.1:{free_port()}")
    silent = Objects("s3://files/x", nobody, aside=tmp_path)
    for store in (gone, silent):
        assert not store.answers()
        for ask in (store.open, store.has, store.is_intact, store.written_at):
            with pytest.raises(Unreachable):
                ask("0" * 64)
        with pytest.raises(Unreachable):
            store.keep(io.BytesIO(b"hello"))
        with pytest.raises(Unreachable):
            list(store.hashes())


def test_a_bucket_that_keeps_old_versions_is_noticed(objects, object_storage, tmp_path):
    assert not objects.store.keeps_old_versions()
    client = object_storage.client
    client.create_bucket(Bucket="versions")
    client.put_bucket_versioning(Bucket="versions", VersioningConfiguration={"Status": "Enabled"})
    versioned = Objects("s3://versions/x", object_storage.account, aside=tmp_path)
    assert versioned.keeps_old_versions()


@pytest.mark.parametrize("sent", [None, b"hell"])
def test_what_the_storage_did_not_keep_whole_is_not_called_kept(objects, monkeypatch, sent):
    library = objects.store._storage
    save = library.save
    monkeypatch.setattr(library, "save", lambda name, _: sent and save(name, File(io.BytesIO(sent))))
    with pytest.raises(Unreachable, match="did not keep"):
        objects.store.keep(io.BytesIO(b"hello"))


def test_what_it_needs_is_loaded_only_where_it_was_chosen_and_missed_in_a_sentence(tmp_path, monkeypatch):
    said = Database(tmp_path, "").run("-c", "import sys; print({'boto3', 'storages'} & {*sys.modules})")
    assert said.stdout == "set()\n"
    monkeypatch.setitem(sys.modules, "storages.backends.s3", None)
    found = Objects("s3://files/x", Account("", "eu", "", ""), aside=tmp_path)
    assert (found.trouble(), found.answers()) == (NOT_INSTALLED, False)


def test_a_process_connects_once_and_a_fork_anew(settings, tmp_path):
    """Two processes on one connection would read each other's answers."""
    settings.FILES, settings.DATA = "s3://files/x", tmp_path
    ours = current_store()
    assert current_store() is ours
    child = os.fork()
    if child == 0:
        os._exit(0 if current_store() is not ours else 1)
    assert os.waitpid(child, 0)[1] == 0
