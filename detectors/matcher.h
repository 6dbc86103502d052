// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The only place that knows RE2. Patterns work on bytes (RE2's Latin-1 mode: a twentieth of the
// compile time of its UTF-8 mode, and the fixed formats are ASCII), so an offset is a byte offset.
// All matching is linear in the text.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/core/error.h"

namespace zwartlak {

struct PatternHit {
  Span match;
  Span value;  // group 1 if the pattern has one, else the match
};

// One pattern, compiled at its first use (a text of a few lines needs few of them). Copyable
// handles would hide the cost, so it moves only. Safe to use from several threads.
class Pattern {
 public:
  explicit Pattern(std::string source);
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  [[nodiscard]] bool valid() const;  // compiles
  // First match at or after `from`; false if there is none.
  bool Find(std::string_view text, std::uint32_t from, PatternHit& hit) const;
  // Whether it matches anywhere in the text.
  [[nodiscard]] bool Occurs(std::string_view text) const;
  // Compiles now, so that forked children need not.
  void Warm() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Many patterns at once: which of them occur in a line.
class PatternSet {
 public:
  // kBadRule with `where.offset` = index of the first pattern that does not compile.
  static Result<PatternSet> Create(const std::vector<std::string>& sources);
  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;
  ~PatternSet();

  // Indices of the patterns that occur, in no order. When the automaton runs out of memory every
  // index is returned: too much to try, never too little.
  void Match(std::string_view line, std::vector<int>& hits) const;

 private:
  PatternSet();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace zwartlak
