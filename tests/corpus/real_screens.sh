#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Real screens of municipal software and of a helpdesk (not ours, not in this repository) against
# boxes marked by eye:
#   tests/corpus/real_screens.sh PROGRAM DATA OUT
# Exits 77 (skipped) where the data is absent.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$1 data=$2 out=$3
if [[ ! -d "$data/screenshots" ]]; then
  echo "skipped: no real screens in ../shared/data/screenshots"
  exit 77
fi
rm -rf "$out"
mkdir -p "$out"
for set in open-forms zammad; do
  "$here/../bench/scrub_each" "$program" "$out/$set" "$data/screenshots/$set"/*.png >"$out/$set.log"
done
# No text of the pictures is printed: only shares.
/usr/bin/python3 "$here/../support/evaluate_real.py" "$data/screenshots" "$out" \
  --json "$out/figures.json" --check "$here/floors/real_screens.json"
