"""Checks an exported journal as journal.md specifies: verify-journal.py [FILE or - [KNOWN HASH]]."""

import fileinput
import hashlib
import json
import sys

LINKED = "subject seq at pseudonym on_behalf_of channel act about commitment names prev".split()  # noqa: SIM905
canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def sha256(*texts):
    return hashlib.sha256("".join(texts).encode()).hexdigest()


def require(holds, line, why):
    if not holds:
        which = f"entry {line['seq']} of {line['subject']}" if "seq" in line else f"anchor of {line['day']}"
        sys.exit(f"{which}{', ' + line['at'][:10] if 'at' in line else ''}: {why}")


subject, seq, newest, anchor, covered, known = "", 0, "", "", {}, "".join(sys.argv[2:])
for line in map(json.loads, fileinput.input(sys.argv[1:2])):  # noqa: SIM115
    known = "" if line.get("hash") == known else known
    if line["kind"] == "entry":
        if seq == 0:
            require(line["subject"] > subject, line, "its subject is not in its place")
            subject, newest = line["subject"], ""
        follows = (line["subject"], line["seq"], line["prev"]) == (subject, seq + 1, newest)
        require(follows, line, "what comes before it was changed or is gone")
        require(line["hash"] == sha256(canonical({key: line[key] for key in LINKED})), line, "it was changed")
        names = canonical([line["name"], line["on_behalf_name"]])
        for salt, text, promise in ("salt", line["payload"], "commitment"), ("name_salt", names, "names"):
            kept = line["erased_by"] if line[salt] == "" else line[promise] == sha256(line[salt], text)
            require(kept, line, f"the text behind its {promise} was changed or is gone")
        seq, newest = line["seq"], line["hash"]
        covered.setdefault(line["anchored"], []).append(canonical([subject, seq, newest]) + "\n")
    elif line["kind"] == "head":
        there = (line["subject"], line["seq"], line["hash"]) == (subject, seq, newest)
        require(there, line, "it was the newest of its subject, and was changed or is gone")
        seq = 0
    elif line["kind"] == "anchor":
        said = {key: line[key] for key in ("day", "count", "root", "prev", "made_at")}
        require(line["hash"] == sha256(canonical(said)), line, "it was changed")
        heads = covered.pop(line["day"], [])
        fits = (line["prev"], line["count"], line["root"]) == (anchor, len(heads), sha256(*heads))
        require(fits, line, "what it covers, or the anchor before it, was changed or is gone")
        anchor = line["hash"]
lost = [what for what in (known, seq and f"the head of {subject}", *sorted(filter(None, covered))) if what]
sys.exit(f"not in this export: {', '.join(lost)}" if lost else 0)
