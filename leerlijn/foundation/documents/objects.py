"""Files in S3-compatible object storage, under their own hash below one prefix of a bucket.

What it needs is installed by `leerlijn[s3]` and loaded only where it was chosen (`LEERLIJN_FILES`). Whatever
comes in or goes out passes through a file without a name in the data folder: memory stays small, and an
answer never breaks off halfway because the storage did.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from django.core.files import File

from leerlijn.foundation.documents.kept import Kept, Unreachable, copied, has_hash, name_of
from leerlijn.kernel.sentence import Said, Sentence

NAME = re.compile(r"[0-9a-f]{2}/[0-9a-f]{62}")
PROBE = "probe"
"""Written and taken away by `check`; no hash, so no file."""
ABSENT = frozenset({"404", "NoSuchKey", "NotFound"})
NO_BUCKET = frozenset({"404", "NoSuchBucket", "NotFound"})
PATIENT = {"connect_timeout": 5, "read_timeout": 60, "retries": {"mode": "standard", "total_max_attempts": 2}}
HASTY = {"connect_timeout": 1, "read_timeout": 2, "retries": {"mode": "standard", "total_max_attempts": 1}}
"""In seconds: of who handles a file, and of who watches."""
NOT_INSTALLED = Sentence(
    "LEERLIJN_FILES says object storage, and what that needs is not installed: install leerlijn[s3]."
)


@dataclass(frozen=True, slots=True)
class Account:
    """Where the storage is, and as whom we come. No endpoint: Amazon's; no key: what this machine may do."""

    endpoint: str
    region: str
    key: str
    secret: str = field(repr=False)


class Objects:
    """Content by hash: `prefix/ab/cdef…`. What else lies in the bucket is never listed, read or deleted."""

    def __init__(self, place: str, account: Account, *, aside: Path) -> None:
        """`place` is s3://bucket/prefix; `aside` the folder for what is on its way."""
        said = urlsplit(place)
        self.where, self.bucket, self.prefix = place, said.netloc, said.path.strip("/")
        self.account, self.aside = account, aside

    def keep(self, content: BinaryIO) -> Kept:
        """When this returns the storage has confirmed it. Raises OSError.

        What is there already is replaced by the same bytes, as on disk: that mends a copy that went bad, and
        makes it young again for who looks for files without a row.
        """
        with tempfile.TemporaryFile(dir=self.aside) as passing, self._answered():
            kept = copied(content, cast("BinaryIO", passing))
            name = name_of(kept.hash)
            self._storage.save(name, File(passing))
            if self._size(name) != kept.size:
                raise Unreachable("the object storage did not keep what it was sent")
            return kept

    def open(self, hash: str) -> BinaryIO:
        """All of it, fetched. Raises FileNotFoundError."""
        name = name_of(hash)
        fetched = cast("BinaryIO", tempfile.TemporaryFile(dir=self.aside))  # noqa: SIM115  # handed out
        try:
            with self._answered():
                self._object(name).download_fileobj(fetched, Config=self._storage.transfer_config)
        except BaseException:
            fetched.close()
            raise
        fetched.seek(0)
        return fetched

    def is_intact(self, hash: str) -> bool:
        try:
            with self.open(hash) as content:
                return has_hash(content, hash)
        except FileNotFoundError:
            return False

    def hashes(self) -> Iterator[str]:
        with self._answered():
            for each in self._storage.bucket.objects.filter(Prefix=self._below):
                name = each.key.removeprefix(self._below)
                if NAME.fullmatch(name):
                    yield name.replace("/", "")

    def has(self, hash: str) -> bool:
        try:
            self.written_at(hash)
        except FileNotFoundError:
            return False
        return True

    def written_at(self, hash: str) -> datetime:
        name = name_of(hash)
        with self._answered():
            return cast("datetime", self._object(name).last_modified)

    def forget(self, hash: str) -> None:
        name = name_of(hash)
        with self._answered():
            self._storage.delete(name)

    def sweep(self, *, before: datetime) -> int:
        """Parts of large files that nobody went on with."""
        with self._answered():
            begun = self._storage.bucket.multipart_uploads.filter(Prefix=self._below)
            old = [each for each in begun if each.initiated < before]
            for each in old:
                each.abort()
        return len(old)

    def trouble(self) -> Said | None:
        """Tried by writing. Raises Unreachable where nothing answers: that may pass."""
        try:
            self._storage.bucket.meta.client.head_bucket(Bucket=self.bucket)
            probe = self._object(PROBE)
            probe.put(Body=b"")
            probe.delete()
        except ImportError:
            return NOT_INSTALLED
        except self._refusals as refused:
            code = _code_in(refused)
            if code in NO_BUCKET:
                return Sentence(
                    "The object storage has no bucket {bucket}: make it, or say another in LEERLIJN_FILES.",
                    bucket=self.bucket,
                )
            return Sentence(
                "The object storage refuses us at {place} ({code}): look at LEERLIJN_S3_KEY, "
                "LEERLIJN_S3_SECRET and what the key may do there.",
                place=self.where,
                code=code,
            )
        except self._failures as failed:
            raise Unreachable(_said(type(failed).__name__)) from failed
        return None

    def keeps_old_versions(self) -> bool:
        """Whether what is deleted stays in the bucket. A key that may not ask is not told."""
        try:
            with self._answered():
                return bool(self._storage.bucket.Versioning().status == "Enabled")
        except (Unreachable, ImportError):
            return False

    def answers(self) -> bool:
        try:
            self._hasty.bucket.meta.client.head_bucket(Bucket=self.bucket)
        except ImportError:
            return False
        except self._failures + self._refusals:
            return False
        return True

    @contextmanager
    def _answered(self) -> Iterator[None]:
        """What the library says in words of ours; absent is a file only where its bucket is there."""
        try:
            yield
        except self._refusals as refused:
            code = _code_in(refused)
            if code in ABSENT and self.answers():
                raise FileNotFoundError("the object storage does not have this file") from None
            raise Unreachable(_said(code)) from refused
        except self._failures as failed:
            raise Unreachable(_said(type(failed).__name__)) from failed

    @property
    def _below(self) -> str:
        return f"{self.prefix}/" if self.prefix else ""

    def _size(self, name: str) -> int | None:
        try:
            return int(self._storage.size(name))
        except FileNotFoundError:
            return None

    def _object(self, name: str) -> Any:
        return self._storage.bucket.Object(self._below + name)

    @cached_property
    def _storage(self) -> Any:
        return self._connected(PATIENT)

    @cached_property
    def _hasty(self) -> Any:
        return self._connected(HASTY)

    def _connected(self, patience: dict[str, Any]) -> Any:
        """Our settings alone count: none of Django's, and no variable but where we have no key."""
        config = import_module("botocore.config").Config(
            **patience,
            s3={"addressing_style": "path" if self.account.endpoint else "auto"},
            request_checksum_calculation="when_required",  # then each request is signed over what it carries
            response_checksum_validation="when_required",
        )
        in_turn = import_module("boto3.s3.transfer").TransferConfig(use_threads=False)
        return import_module("storages.backends.s3").S3Storage(
            bucket_name=self.bucket,
            location=self.prefix,
            endpoint_url=self.account.endpoint or None,
            region_name=self.account.region,
            access_key=self.account.key or None,
            secret_key=self.account.secret or None,
            security_token=None,
            session_profile=None,
            default_acl=None,
            file_overwrite=True,
            gzip=False,
            object_parameters={},
            client_config=config,
            transfer_config=in_turn,
        )

    @cached_property
    def _refusals(self) -> tuple[type[Exception], ...]:
        """With an answer that says no."""
        return (import_module("botocore.exceptions").ClientError,)

    @cached_property
    def _failures(self) -> tuple[type[Exception], ...]:
        """Without an answer that can be used."""
        return (
            import_module("botocore.exceptions").BotoCoreError,
            import_module("boto3.exceptions").Boto3Error,
            import_module("s3transfer.exceptions").RetriesExceededError,
        )


def _code_in(refusal: Any) -> str:
    return str(refusal.response["Error"]["Code"])


def _said(kind: str) -> str:
    return f"the object storage does not answer as it should ({kind})"
