"""A throw-away object storage that speaks S3: SeaweedFS, with a bucket for the tests."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest

from leerlijn.foundation.documents.objects import Account
from tests.tools.serving import free_port

PROGRAM = Path(sys.executable).parent / "weed"
BUCKET = "files"
KEY, SECRET = "tests", "only for tests"
KEY_TO_READ, SECRET_TO_READ = "reader", "reads only"
PATIENCE = 60
LEFT_BEHIND = Path("/tmp")
"""Where it makes sockets, whatever it is told."""
OURS = {"name": KEY, "credentials": [{"accessKey": KEY, "secretKey": SECRET}], "actions": ["Admin"]}
READS = {
    "name": KEY_TO_READ,
    "credentials": [{"accessKey": KEY_TO_READ, "secretKey": SECRET_TO_READ}],
    "actions": ["Read", "List"],
}
LEFT_OUT = ("webdav", "admin.ui", "s3.iam", "master.telemetry")
PORTS = tuple(
    f"{part}.port{kind}" for part in ("master", "volume", "filer", "s3", "admin") for kind in ("", ".grpc")
)


@dataclass(frozen=True)
class Storage:
    """A running storage: its process, its address, and what may be done by hand in its bucket."""

    process: subprocess.Popen
    endpoint: str

    @property
    def account(self) -> Account:
        return Account(self.endpoint, "us-east-1", KEY, SECRET)

    @property
    def client(self):
        import boto3  # noqa: PLC0415  # only here: the product does without, where files lie on disk
        from botocore.config import Config  # noqa: PLC0415

        hasty = Config(connect_timeout=1, read_timeout=5, retries={"total_max_attempts": 1})
        return boto3.client(
            "s3",
            endpoint_url=self.endpoint,
            region_name="us-east-1",
            aws_access_key_id=KEY,
            aws_secret_access_key=SECRET,
            config=hasty,
        )

    def names(self) -> list[str]:
        """Of everything in the bucket."""
        return [each["Key"] for each in self.client.list_objects_v2(Bucket=BUCKET).get("Contents", [])]

    def variables(self, prefix: str) -> Mapping[str, str]:
        """What an installation sets to keep its files here."""
        return {
            "LEERLIJN_FILES": f"s3://{BUCKET}/{prefix}",
            "LEERLIJN_S3_ENDPOINT": self.endpoint,
            "LEERLIJN_S3_KEY": KEY,
            "LEERLIJN_S3_SECRET": SECRET,
        }

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


@contextmanager
def running_storage(folder: Path) -> Iterator[Storage]:
    """Starts it, waits until it keeps something, and ends it.

    Its sockets have a folder of their own: the folder of a test can have a longer name than a socket may.
    """
    sockets = Path(mkdtemp(prefix="weed-"))
    (folder / "data").mkdir(parents=True)
    (folder / "s3.json").write_text(json.dumps({"identities": [OURS, READS]}))
    ports = {name: free_port() for name in PORTS}
    settings = {
        "dir": folder / "data",
        "ip": "127.0.0.1",
        "ip.bind": "127.0.0.1",
        "s3.autoCreateBucket": "false",
        "s3.config": folder / "s3.json",
        "filer.localSocket": sockets / "filer",
        "s3.localSocket": sockets / "s3",
        "s3.port.iceberg": 0,
        "s3.port.lance": 0,
        **dict.fromkeys(LEFT_OUT, "false"),
        **ports,
    }
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [PROGRAM, "mini", *(f"-{name}={value}" for name, value in settings.items())],
            stdout=log,
            stderr=log,
            cwd=folder,
        )
    storage = Storage(process, f"http://127.0.0.1:{ports['s3.port']}")
    try:
        await_bucket(storage, folder)
        yield storage
    finally:
        storage.stop()
        rmtree(sockets)
        for port in ports.values():
            for left in LEFT_BEHIND.glob(f"seaweedfs-*-{port}.sock"):
                left.unlink()


def await_bucket(storage: Storage, folder: Path) -> None:
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415

    client, until = storage.client, time.monotonic() + PATIENCE
    while storage.process.poll() is None and time.monotonic() < until:
        try:
            if BUCKET not in [each["Name"] for each in client.list_buckets()["Buckets"]]:
                client.create_bucket(Bucket=BUCKET)
            client.put_object(Bucket=BUCKET, Key="ready")
            client.delete_object(Bucket=BUCKET, Key="ready")
            return
        except (BotoCoreError, ClientError):
            time.sleep(0.1)
    raise RuntimeError(f"the object storage did not start: {(folder / 'log').read_text()[-2000:]}")


@pytest.fixture(scope="session")
def object_storage(tmp_path_factory) -> Iterator[Storage]:
    """Started by the first test that needs it; each test has a prefix of its own."""
    with running_storage(tmp_path_factory.mktemp("weed")) as storage:
        yield storage
