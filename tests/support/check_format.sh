#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails if clang-format would change a file of ours.
set -euo pipefail
cd "${1:-.}"
find apps detectors models pipeline redactors tests \( -name '*.cc' -o -name '*.h' \) -print0 |
  xargs -0 -n 40 -P 2 clang-format --dry-run --Werror
