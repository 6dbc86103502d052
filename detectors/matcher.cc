// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/matcher.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <mutex>
#include <numeric>

namespace zwartlak {
namespace {

RE2::Options OptionsOf(std::int64_t max_memory) {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingLatin1);
  options.set_log_errors(false);
  options.set_max_mem(max_memory);
  return options;
}

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

Span SpanOf(std::string_view text, const re2::StringPiece& piece) {
  const auto start = static_cast<std::uint32_t>(piece.data() - text.data());
  return {start, start + static_cast<std::uint32_t>(piece.size())};
}

// Where the closing bracket of the group that opens at `open` stands; npos if there is none.
std::size_t CloseOf(std::string_view source, std::size_t open) {
  int depth = 0;
  bool in_class = false;
  for (std::size_t i = open; i < source.size(); ++i) {
    const char c = source[i];
    if (c == '\\') {
      ++i;
    } else if (in_class) {
      in_class = c != ']';
    } else if (c == '[') {
      in_class = true;
      if (i + 1 < source.size() && source[i + 1] == '^') ++i;
      if (i + 1 < source.size() && source[i + 1] == ']') ++i;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

// "\b(value)\b" tells as much without its group, and finding where a group lies costs ten times as
// much as finding the match.
std::string WithoutWholeGroup(std::string source) {
  constexpr std::string_view kEdge = "\\b";
  std::size_t open = 0;
  while (source.compare(open, kEdge.size(), kEdge) == 0) open += kEdge.size();
  if (open >= source.size() || source[open] != '(' || source.compare(open, 2, "(?") == 0) {
    return source;
  }
  const std::size_t close = CloseOf(source, open);
  if (close == std::string::npos) return source;
  std::size_t rest = close + 1;
  while (source.compare(rest, kEdge.size(), kEdge) == 0) rest += kEdge.size();
  if (rest == source.size()) source.insert(open + 1, "?:");
  return source;
}

}  // namespace

struct Pattern::Impl {
  std::string source;
  std::once_flag once;
  std::unique_ptr<RE2> regex;

  const RE2& Compiled() {
    std::call_once(once, [this] {
      const std::string bare = WithoutWholeGroup(source);
      regex = std::make_unique<RE2>(bare, OptionsOf(32 << 20));
      // Another group inside would take the place of the first.
      if (bare != source && regex->NumberOfCapturingGroups() > 0) {
        regex = std::make_unique<RE2>(source, OptionsOf(32 << 20));
      }
    });
    return *regex;
  }
};

Pattern::Pattern(std::string source) : impl_(std::make_unique<Impl>()) {
  impl_->source = std::move(source);
}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

bool Pattern::valid() const { return impl_->Compiled().ok(); }

void Pattern::Warm() const { impl_->Compiled(); }

bool Pattern::Find(std::string_view text, std::uint32_t from, PatternHit& hit) const {
  const RE2& regex = impl_->Compiled();
  re2::StringPiece groups[2];
  const bool has_group = regex.NumberOfCapturingGroups() > 0;
  if (!regex.Match(Piece(text), from, text.size(), RE2::UNANCHORED, groups, has_group ? 2 : 1)) {
    return false;
  }
  hit.match = SpanOf(text, groups[0]);
  hit.value = has_group && groups[1].data() != nullptr ? SpanOf(text, groups[1]) : hit.match;
  return true;
}

bool Pattern::Occurs(std::string_view text) const {
  return impl_->Compiled().Match(Piece(text), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

struct PatternSet::Impl {
  Impl() : set(OptionsOf(64 << 20), RE2::UNANCHORED) {}
  RE2::Set set;
  int size = 0;
};

PatternSet::PatternSet() : impl_(std::make_unique<Impl>()) {}
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;
PatternSet::~PatternSet() = default;

Result<PatternSet> PatternSet::Create(const std::vector<std::string>& sources) {
  PatternSet set;
  for (const std::string& source : sources) {
    if (set.impl_->set.Add(source, nullptr) < 0) {
      return Fail(ErrorCode::kBadRule, Stage::kSetup,
                  {.offset = static_cast<std::uint64_t>(set.impl_->size)});
    }
    ++set.impl_->size;
  }
  if (!set.impl_->set.Compile()) return Fail(ErrorCode::kBadRule, Stage::kSetup);
  return set;
}

void PatternSet::Match(std::string_view line, std::vector<int>& hits) const {
  hits.clear();
  RE2::Set::ErrorInfo error{};
  if (impl_->set.Match(Piece(line), &hits, &error) || error.kind == RE2::Set::kNoError) return;
  hits.resize(static_cast<std::size_t>(impl_->size));
  std::iota(hits.begin(), hits.end(), 0);
}

}  // namespace zwartlak
