#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# Names on one gold set against committed floors:
#   tests/corpus/names.sh NAMES_EVAL GAZETTEER MODEL UD-FOLDER SET OUT
# SET is news or wiki (spans over UD Dutch, which is not in the repository; each sentence alone),
# news-documents or wiki-documents (sentences of one document together), or tickets, tickets-ocr (marked texts in tests/corpus/names). 77: the text is absent.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$1 gazetteer=$2 model=$3 corpus=$4 set=$5 out=$6
gold=$here/names
case $set in
  news | wiki | news-documents | wiki-documents)
    [[ -f $gold/${set%-documents}.tsv && -d $corpus ]] || exit 77
    source=(--spans "$gold/${set%-documents}.tsv" "$corpus")
    [[ $set != *-documents ]] || source+=(--documents)
    ;;
  *)
    [[ -d $gold/$set ]] || exit 77
    source=(--marks "$gold/$set")
    ;;
esac
mkdir -p "$out"
"$program" "$gazetteer" "$model" "${source[@]}" >"$out/$set.txt"
python3 "$here/../support/check_names.py" "$out/$set.txt" "$here/floors/names.json" "$set"
