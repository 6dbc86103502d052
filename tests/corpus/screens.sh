#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The generated screens through the whole chain, against committed floors:
#   tests/corpus/screens.sh PROGRAM SAMPLES OUT
# Each screen is a ticket of its own. The figures are in OUT/figures.json, the misses in OUT/misses.txt.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$1 samples=$2 out=$3
rm -rf "$out"
mkdir -p "$out"
"$here/../bench/scrub_each" "$program" "$out" "$samples"/*.png "$samples"/*.jpg >"$out.log"
/usr/bin/python3 "$here/../support/evaluate.py" "$samples" "$out" --misses \
  --json "$out/figures.json" --check "$here/floors/screens.json" >"$out/misses.txt" || {
  grep -vE '^(MISS|LOST|ABSENT)' "$out/misses.txt"
  exit 1
}
grep -E '^ *(covered\.(all|fixed|labelled|labelled_name|running_name)|screens|innocent|diagnostics)' \
  "$out/misses.txt"
