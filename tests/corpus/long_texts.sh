#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# Megabytes of real prose (not ours, not in this repository) full of names: each text is a ticket of
# its own and must be released, which means that covering residue comes to an end.
#   tests/corpus/long_texts.sh PROGRAM DATA OUT
# Exits 77 (skipped) where the data is absent. Prints no text.
set -euo pipefail
program=$1 data=$2/text/running-nl out=$3
if [[ ! -d "$data" ]]; then
  echo "skipped: no real prose in ../shared/data/text/running-nl"
  exit 77
fi
rm -rf "$out"
mkdir -p "$out"
for file in "$data"/*.sents; do
  cp "$file" "$out/$(basename "$file" .sents).txt"
done
cat "$out"/*.txt >"$out/all-of-them.txt"
for file in "$out"/*.txt; do
  "$program" scrub --progress never --out "$out/clean" "$file" | cut -f1
done
