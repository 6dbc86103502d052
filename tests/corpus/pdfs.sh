#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The generated PDFs through the whole chain, searched by strangers, against committed floors:
#   tests/corpus/pdfs.sh PROGRAM SAMPLES OUT
# Each PDF is a ticket of its own. The figures are in OUT/figures.json, what was found in OUT/misses.txt.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$1 samples=$2 out=$3
rm -rf "$out"
mkdir -p "$out"
"$here/../bench/scrub_each" "$program" "$out" "$samples"/*.pdf >"$out.log"
/usr/bin/python3 "$here/../support/evaluate_pdf.py" "$samples" "$out" --misses \
  --json "$out/figures.json" --check "$here/floors/pdfs.json" >"$out/misses.txt" || {
  grep -vE '^(FOUND|NOT)' "$out/misses.txt"
  exit 1
}
grep -E '^ ' "$out/misses.txt"
