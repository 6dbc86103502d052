// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/audit/chain_state.h"

#include <algorithm>
#include <utility>

#include "pipeline/audit/audit_format.h"
#include "pipeline/audit/log_line.h"
#include "pipeline/audit/posix_file.h"
#include "pipeline/audit/sha256.h"

namespace zwartlak {
namespace {

// Enough for the hundred records that usually stand after a checkpoint.
constexpr std::uint64_t kFirstLook = 128 << 10;
constexpr std::size_t kBlock = 4 << 20;

std::unexpected<Error> Broken() { return Fail(ErrorCode::kAuditBroken, Stage::kRecord); }

// Makes the state that stands before a checkpoint, so that Advance can take the checkpoint itself.
Result<ChainState> StateBefore(std::string_view checkpoint, std::uint64_t offset,
                               const AuditKeys& keys) {
  const Result<OwnLine> own = ReadOwnLine(checkpoint, keys);
  if (!own) return std::unexpected(own.error());
  ChainState state;
  state.size = offset;
  state.next_seq = own->seq;
  state.records = own->log.records;
  state.log_id = own->log.log_id;
  // The line before was checked when it was written; the signature vouches for its hash.
  for (std::size_t i = 0; i < state.head.size() && 2 * i + 1 < own->prev.size(); ++i) {
    const auto digit = [&](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    state.head[i] =
        static_cast<std::uint8_t>(digit(own->prev[2 * i]) * 16 + digit(own->prev[2 * i + 1]));
  }
  return state;
}

}  // namespace

Result<void> ChainState::Advance(std::string_view line, const AuditKeys& keys) {
  if (line.size() >= audit_format::kMaxLineBytes) return Broken();
  const Result<OwnLine> own = ReadOwnLine(line, keys);
  if (!own) return std::unexpected(own.error());
  if (own->seq != next_seq || own->prev != ToHex(head)) return Broken();
  if (next_seq == 0 && own->kind != LineKind::kStart) return Broken();
  if (own->kind == LineKind::kRecord) {
    ++records;
    ++since_checkpoint;
  } else {
    if (own->log.records != records) return Broken();
    if (next_seq != 0 && own->log.log_id != log_id) return Broken();
    log_id = own->log.log_id;
  }
  if (own->kind == LineKind::kCheckpoint) {
    before_checkpoint = std::exchange(last_checkpoint, std::string(line));
    since_checkpoint = 0;
  }
  ++next_seq;
  head = Sha256(line);
  size += line.size() + 1;
  return {};
}

Result<void> CatchUp(int fd, std::uint64_t size, const AuditKeys& keys, ChainState& state) {
  while (state.size < size) {
    const std::uint64_t left = size - state.size;
    const Result<std::string> block =
        ReadAt(fd, state.size, static_cast<std::size_t>(std::min<std::uint64_t>(left, kBlock)));
    if (!block) return std::unexpected(block.error());
    std::string_view rest = *block;
    std::size_t end = rest.find('\n');
    // A whole block without a line feed cannot be a line: it is over the limit of the format.
    if (end == std::string_view::npos && block->size() == kBlock) return Broken();
    if (end == std::string_view::npos) return {};
    for (; end != std::string_view::npos; end = rest.find('\n')) {
      if (const Result<void> next = state.Advance(rest.substr(0, end), keys); !next) return next;
      rest.remove_prefix(end + 1);
    }
  }
  return {};
}

Result<ChainState> ReadTail(int fd, std::uint64_t size, const AuditKeys& keys) {
  // "kind" cannot stand like this inside a text, where its quotes would be escaped.
  const std::string mark =
      std::string("\"kind\":\"").append(audit_format::kKindCheckpoint).append("\"");
  for (std::uint64_t look = std::min(size, kFirstLook);; look = std::min(size, look * 4)) {
    const std::uint64_t offset = size - look;
    const Result<std::string> tail = ReadAt(fd, offset, static_cast<std::size_t>(look));
    if (!tail) return std::unexpected(tail.error());
    const std::size_t last_feed = tail->rfind('\n');
    const std::size_t at =
        last_feed == std::string::npos ? last_feed : tail->rfind(mark, last_feed);
    const std::size_t feed = at == std::string::npos ? at : tail->rfind('\n', at);
    if (feed != std::string::npos) {
      const std::string_view line =
          std::string_view(*tail).substr(feed + 1, tail->find('\n', at) - feed - 1);
      Result<ChainState> state = StateBefore(line, offset + feed + 1, keys);
      if (!state) return state;
      if (const Result<void> done = CatchUp(fd, size, keys, *state); !done) {
        return std::unexpected(done.error());
      }
      return state;
    }
    if (look == size) break;
  }
  ChainState state;
  if (const Result<void> done = CatchUp(fd, size, keys, state); !done) {
    return std::unexpected(done.error());
  }
  return state;
}

}  // namespace zwartlak
