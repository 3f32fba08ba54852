"""The keys, which are kept apart: whoever has them beside a backup can read judgements in open rounds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from leerlijn.kernel.keeping import keep_first, keep_instead
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.wrong import Wrong
from leerlijn.site import environment, secret
from leerlijn.site.backup.archive import MANIFEST, add, damaged, hash_of, manifest_of, opened, written_whole

FORMAT = "leerlijn-keys-1"
FOLDER = "keys"


def keys_of(data: Path) -> dict[str, bytes]:
    """Every key that is kept here, by its name; one that the environment sets is kept with the settings."""
    folder = data / FOLDER
    found = sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    keys = {path.name: path.read_bytes() for path in found}
    return keys if environment.SECRET_KEY.value() else {**keys, secret.NAME: _under_which_we_sign(data)}


def _under_which_we_sign(data: Path) -> bytes:
    return secret.key_in_use(data).encode()


def place_of_key(name: str) -> str:
    """Below the data folder, and in a file with keys."""
    return name if name == secret.NAME else f"{FOLDER}/{name}"


def hash_of_key(content: bytes) -> str:
    """Nobody finds a key again from it."""
    return hashlib.sha256(content).hexdigest()


def hashes_of_keys(data: Path) -> dict[str, str]:
    return {name: hash_of_key(content) for name, content in keys_of(data).items()}


def write_keys(data: Path, target: Path) -> int:
    """All keys in a file of their own; says how many. Raises Wrong and OSError, as a backup does."""
    keys = keys_of(data)
    hashes = {name: hash_of_key(content) for name, content in keys.items()}
    with written_whole(target) as archive:
        for name, content in keys.items():
            add(archive, place_of_key(name), content)
        add(archive, MANIFEST, json.dumps({"format": FORMAT, "keys": hashes}).encode())
    return len(keys)


def read_keys(source: Path) -> dict[str, bytes]:
    """Every key in such a file, by its name. Raises Wrong."""
    with opened(source) as archive:
        said = manifest_of(archive)
        if said.get("format") != FORMAT:
            raise Wrong(Sentence("{file} holds no keys of Leerlijn.", file=str(source)))
        for name, known in said["keys"].items():
            if Path(name).name != name or hash_of(archive, place_of_key(name)) != known:
                raise damaged(archive, place_of_key(name))
        return {name: archive.read(place_of_key(name)) for name in said["keys"]}


def put_back(data: Path, keys: Mapping[str, bytes]) -> None:
    """A key that is there stays, but for that under which we sign: the start of a restore made a new one."""
    for name, content in keys.items():
        keep = keep_instead if name == secret.NAME else keep_first
        keep(data / place_of_key(name), content)


def missing_keys(data: Path, known: Mapping[str, str]) -> list[str]:
    """Those that were there when the backup was made, and are not here."""
    here = {**hashes_of_keys(data), secret.NAME: hash_of_key(_under_which_we_sign(data))}
    return [name for name, digest in sorted(known.items()) if here.get(name) != digest]
