// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// From the paths of a command to inputs with the names their outputs will have. Folders are walked
// in the order of their names and keep their tree; links, pipes and devices are listed, so that
// they are refused by name and not passed over in silence. Reading never follows a link in the last
// component and never blocks on a pipe.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/core/attachment.h"
#include "pipeline/core/error.h"
#include "pipeline/core/limits.h"
#include "pipeline/core/ticket_store.h"

namespace zwartlak {

struct Input {
  std::string path;                    // to open
  std::string name;                    // relative, under the output folder; unique in the list
  std::string wanted_name;             // before a collision was resolved; equal to `name` otherwise
  std::shared_ptr<const Bytes> given;  // standard input, read already; null: read `path`
  // Of a file that was packed in an attachment:
  std::string parent;                    // name of that one; empty for none
  Digest parent_sha256{};                // of its bytes
  std::uint32_t depth = 0;               // 1: packed in an input
  ErrorCode refusal = ErrorCode::kNone;  // why it could not be unpacked
};

struct InputList {
  std::vector<Input> inputs;
  std::set<FileIdentity> identities;  // of every input that exists
};

// `skip` (may be empty) is the output folder: what lies in it is no input when a folder that holds
// it is walked. An unreadable folder is kUnreadableInput; a path that does not exist is listed, and
// reading it will say so. Names of outputs and of reports never collide with each other or with
// `reserved` (the audit log in the same folder): the later of two gets "-2", "-3", ... before its
// extension.
Result<InputList> ListInputs(const std::vector<std::string>& paths, const std::string& skip,
                             const std::set<std::string>& reserved = {});

// Bytes and digest. Errors: kUnreadableInput, kSymbolicLink (not a regular file), kTooLarge.
Result<Attachment> ReadInput(const Input& input, const Limits& limits);

}  // namespace zwartlak
