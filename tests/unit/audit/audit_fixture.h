// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A directory with keys and a log in it, gone after the test; and ways to damage the log.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "pipeline/audit/audit_verifier.h"
#include "pipeline/audit/chain.h"

namespace zwartlak {

inline AuditRecord SampleRecord(int i = 0) {
  AuditRecord record;
  record.ticket_id = "T-" + std::to_string(i);
  record.media_type = "image/png";
  record.input_bytes = 1000 + static_cast<std::uint64_t>(i);
  record.input_sha256.fill(static_cast<std::uint8_t>(i));
  record.policy = "avg 1.0.0";
  record.program_version = "0.1.0";
  record.verdict = i % 3 == 2 ? Verdict::kQuarantined : Verdict::kReleased;
  record.reason = i % 3 == 2 ? ErrorCode::kUnreadText : ErrorCode::kNone;
  record.removed = {{"NL_BSN", 1}, {"PERSON", 2}};
  record.rules = {{"nl_bsn.labelled", 1}};
  record.stage_ms = {{"extract", 120}};
  return record;
}

inline std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline void WriteFile(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

inline std::vector<std::string> ReadLines(const std::string& path) {
  std::vector<std::string> lines;
  std::ifstream file(path, std::ios::binary);
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

inline void WriteLines(const std::string& path, const std::vector<std::string>& lines) {
  std::ofstream file(path, std::ios::binary);
  for (const std::string& line : lines) file << line << '\n';
}

class AuditTest : public testing::Test {
 protected:
  AuditTest() {
    std::string name = testing::TempDir() + "zwartlak_audit_XXXXXX";
    if (mkdtemp(name.data()) != nullptr) directory_ = name;
    log_ = directory_ + "/audit.jsonl";
    second_ = log_ + ".checkpoints";
    auto keys = AuditKeys::LoadOrCreate(directory_ + "/keys");
    if (keys) keys_ = std::make_shared<const AuditKeys>(std::move(*keys));
    options_.sync = false;
    options_.checkpoint_every = 4;
  }
  ~AuditTest() override { std::filesystem::remove_all(directory_); }

  void SetUp() override { ASSERT_TRUE(keys_); }

  Result<AuditLog> Open() { return AuditLog::Open(log_, keys_, options_); }

  // Opens, appends and closes.
  void Add(int records) {
    auto log = Open();
    ASSERT_TRUE(log) << InfoOf(log.error().code).name;
    for (int i = 0; i < records; ++i) ASSERT_TRUE(log->Append(SampleRecord(i)));
    ASSERT_TRUE(log->Close());
  }

  // Appends and is then as good as killed: the destructor in a child would not write either.
  void AddWithoutClosing(int records) {
    const std::string second = ReadFile(second_);
    Add(records);
    std::vector<std::string> lines = ReadLines(log_);
    lines.pop_back();
    WriteLines(log_, lines);
    WriteFile(second_, second);
  }

  [[nodiscard]] AuditVerifyOptions PublicOnly() const {
    AuditVerifyOptions options;
    options.public_key = keys_->public_key();
    return options;
  }

  [[nodiscard]] AuditVerifyOptions AllKeys() const {
    AuditVerifyOptions options = PublicOnly();
    options.mac_key.emplace();
    std::ranges::copy(keys_->mac_key(), options.mac_key->begin());
    return options;
  }

  [[nodiscard]] AuditVerification Verify() const { return VerifyAuditLog(log_, AllKeys()); }

  std::string directory_;
  std::string log_;
  std::string second_;
  std::shared_ptr<const AuditKeys> keys_;
  AuditOptions options_;
};

inline std::string NamesOf(const AuditVerification& result) {
  std::string names;
  for (const AuditFinding& finding : result.findings) {
    names.append(names.empty() ? "" : " ").append(InfoOf(finding.problem).name);
    names.append("@").append(std::to_string(finding.line));
  }
  return names;
}

inline bool Reports(const AuditVerification& result, AuditProblem problem) {
  return std::ranges::any_of(result.findings,
                             [&](const AuditFinding& f) { return f.problem == problem; });
}

}  // namespace zwartlak
