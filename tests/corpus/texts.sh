#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The generated texts against committed floors: tests/corpus/texts.sh PROGRAM TEXTS OUT
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$1 texts=$2 out=$3
mkdir -p "$out"
status=0
find "$texts" -maxdepth 1 -type f ! -name '*.truth.json' -print0 | sort -z |
  xargs -0 "$program" scan --format jsonl >"$out/findings.jsonl" || status=$?
# 3: something could not be read. Anything else is a failure of the program.
[[ $status -eq 0 || $status -eq 3 ]] || exit "$status"
/usr/bin/python3 "$here/../support/evaluate_text.py" "$texts" "$out/findings.jsonl" \
  --json "$out/figures.json" --check "$here/floors/texts.json"
