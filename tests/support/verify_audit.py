#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
"""Verifies an audit log from docs/audit-format.md alone: verify_audit.py LOG PUBLIC_KEY [CHECKPOINTS]

Form, chain, signatures and second place; not the MACs, which need the secret key.
Ends with 0 if the log is whole, 3 if not (the reasons on standard output)."""
import hashlib, json, sys
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey


def canonical(line):
    return json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def verify(log_path, key_path, second_path):
    key = bytes.fromhex(open(key_path).read().strip())
    key_id = hashlib.sha256(key).hexdigest()[:16]
    try:
        second = open(second_path, "rb").read().split(b"\n")[:-1]
    except FileNotFoundError:
        second = None
    head, log_id, records, checkpoints = "0" * 64, None, 0, []
    lines = open(log_path, "rb").read().split(b"\n")
    torn = lines.pop()  # empty, or a line that a crash cut short
    if b"}" in torn and torn.rstrip()[-1:] != b"}" and torn.count(b"{") <= torn.count(b"}"):
        yield "bytes after the last line"
    for seq, raw in enumerate(lines):
        try:
            line = json.loads(raw)
            if canonical(line) != raw:
                yield f"line {seq + 1}: not canonical"
            if line["seq"] != seq or line["prev"] != head or len(line["mac"]) != 64:
                yield f"line {seq + 1}: does not follow the line before"
            if (line["kind"] == "start") < (seq == 0):
                yield "the first line is not a start line"
            if line["kind"] == "record":
                records += 1
            else:
                log_id = log_id or line["log"]
                if (line["key"], line["log"], line["records"]) != (key_id, log_id, records):
                    yield f"line {seq + 1}: other key, other log or wrong count"
                message = canonical({k: v for k, v in line.items() if k not in ("mac", "sig")})
                VerifyKey(key).verify(message, bytes.fromhex(line["sig"]))
            if line["kind"] == "checkpoint":
                checkpoints.append(raw)
        except (BadSignatureError, ValueError, KeyError, TypeError) as error:
            yield f"line {seq + 1}: {type(error).__name__}"
        head = hashlib.sha256(raw).hexdigest()
    if not lines or (len(lines) > 1 and (second is None or not checkpoints)):
        yield "no lines, no checkpoint, or no second place"
    if (second or []) != checkpoints and (second or []) != checkpoints[:-1]:
        yield "the second place has other checkpoints: changed or cut off"


problems = list(verify(sys.argv[1], sys.argv[2], (sys.argv[3:] or [sys.argv[1] + ".checkpoints"])[0]))
print("\n".join(problems) or "whole")
sys.exit(3 if problems else 0)
