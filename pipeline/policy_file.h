// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Policies as TOML. The built-in policy `avg` is compiled in from pipeline/policies/avg.toml.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/core/error.h"
#include "pipeline/core/policy.h"

namespace zwartlak {

// A policy file or one sentence that says what is wrong with it and where (line, key). The sentence
// is for the operator who wrote the file.
std::expected<Policy, std::string> ParsePolicy(std::string_view toml);
std::expected<Policy, std::string> LoadPolicyFile(const std::string& path);

const Policy& DefaultPolicy();
std::string_view DefaultPolicyToml();

}  // namespace zwartlak
