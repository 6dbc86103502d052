// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <sodium.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "detectors/rule.h"

namespace zwartlak {
namespace {

std::vector<RuleFile> EmbeddedFiles() {
  std::vector<RuleFile> files;
  for (const EmbeddedRuleFile& file : EmbeddedRuleFiles()) {
    files.push_back({std::string(file.name), std::string(file.text)});
  }
  return files;
}

}  // namespace

Digest RuleSetDigest(std::span<const RuleFile> files) {
  std::vector<const RuleFile*> sorted;
  for (const RuleFile& file : files) sorted.push_back(&file);
  std::ranges::sort(sorted, {}, &RuleFile::name);
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  const auto add = [&state](std::string_view text) {
    // The length in front keeps two different cuts of the same bytes apart.
    const std::string length = std::to_string(text.size()) + ":";
    crypto_hash_sha256_update(&state, AsBytes(length).data(), length.size());
    crypto_hash_sha256_update(&state, AsBytes(text).data(), text.size());
  };
  for (const RuleFile* file : sorted) {
    add(file->name);
    add(file->text);
  }
  Digest digest{};
  crypto_hash_sha256_final(&state, digest.data());
  return digest;
}

Digest RuleSetDigest() { return RuleSetDigest(EmbeddedFiles()); }

Result<RuleSet> LoadEmbeddedRules() { return ParseRules(EmbeddedFiles()); }

Result<RuleSet> LoadRulesFrom(const std::string& directory) {
  std::vector<RuleFile> files;
  std::error_code error;
  for (std::filesystem::directory_iterator it(directory, error), end; !error && it != end;
       it.increment(error)) {
    if (it->path().extension() != ".toml") continue;
    std::ifstream in(it->path(), std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in) return Fail(ErrorCode::kUnreadableInput, Stage::kSetup);
    files.push_back({it->path().filename().string(), std::move(text)});
  }
  if (error || files.empty()) {
    return Fail(ErrorCode::kUnreadableInput, Stage::kSetup, {}, error.value());
  }
  std::ranges::sort(files, {}, &RuleFile::name);
  return ParseRules(files);
}

}  // namespace zwartlak
