"""The keys, which are kept apart: whoever has them beside a backup can read judgements in open rounds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from leerlijn.kernel.keeping import keep_first
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.wrong import Wrong
from leerlijn.site.backup.archive import MANIFEST, add, damaged, hash_of, manifest_of, opened, written_whole

FORMAT = "leerlijn-keys-1"
FOLDER = "keys"


def key_files(data: Path) -> Iterator[Path]:
    folder = data / FOLDER
    return iter(sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else ())


def hashes_of_keys(data: Path) -> dict[str, str]:
    """The hash of each key by its name; nobody finds a key again from its hash."""
    return {key.name: hashlib.sha256(key.read_bytes()).hexdigest() for key in key_files(data)}


def write_keys(data: Path, target: Path) -> int:
    """All keys in a file of their own; says how many. Raises Wrong and OSError, as a backup does."""
    hashes = hashes_of_keys(data)
    with written_whole(target) as archive:
        for name in hashes:
            add(archive, f"{FOLDER}/{name}", (data / FOLDER / name).read_bytes())
        add(archive, MANIFEST, json.dumps({"format": FORMAT, "keys": hashes}).encode())
    return len(hashes)


def read_keys(source: Path) -> dict[str, bytes]:
    """Every key in such a file, by its name. Raises Wrong."""
    with opened(source) as archive:
        said = manifest_of(archive)
        if said.get("format") != FORMAT:
            raise Wrong(Sentence("{file} holds no keys of Leerlijn.", file=str(source)))
        for name, known in said["keys"].items():
            if Path(name).name != name or hash_of(archive, f"{FOLDER}/{name}") != known:
                raise damaged(archive, f"{FOLDER}/{name}")
        return {name: archive.read(f"{FOLDER}/{name}") for name in said["keys"]}


def put_back(data: Path, keys: Mapping[str, bytes]) -> None:
    """A key that is there stays."""
    for name, content in keys.items():
        keep_first(data / FOLDER / name, content)


def missing_keys(data: Path, known: Mapping[str, str]) -> list[str]:
    """Those that were there when the backup was made, and are not here."""
    here = hashes_of_keys(data)
    return [name for name, digest in sorted(known.items()) if here.get(name) != digest]
