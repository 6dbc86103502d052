// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Passwords for encrypted files, from a file: never from the command line, which everybody on the
// machine can read.
#pragma once

#include <expected>
#include <string>

#include "pipeline/core/attachment.h"

namespace zwartlak::cli {

// One a line, UTF-8; a password with other than ASCII letters counts in Latin-1 too, as older PDFs
// have it. The error is a sentence for a person.
std::expected<Passwords, std::string> ReadPasswords(const std::string& path);

}  // namespace zwartlak::cli
