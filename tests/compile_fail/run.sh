#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Each file here compiles as it is, and must not compile with -DMUST_FAIL.
set -uo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
bad=0
for file in "$root"/tests/compile_fail/*.cc; do
  compile=("${CXX:-c++}" -std=c++23 -Wall -Wextra -Werror -c -o /dev/null -I"$root" "$file")
  if ! "${compile[@]}"; then
    echo "does not compile at all: $(basename "$file")"
    bad=1
  elif "${compile[@]}" -DMUST_FAIL 2>/dev/null; then
    echo "compiles, but must not: $(basename "$file")"
    bad=1
  fi
done
exit $bad
