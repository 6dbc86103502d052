// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/stages/raw_search.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

struct Encoded {
  std::string latin1;  // empty if the value has characters Latin-1 lacks
  std::string utf16le;
  std::string utf16be;
};

Encoded Encode(std::string_view value) {
  Encoded out;
  bool fits = true;
  for (std::size_t i = 0; i < value.size();) {
    const auto [c, length] = utf8::Decode(value, i);
    i += length;
    fits = fits && c < 0x100;
    out.latin1.push_back(static_cast<char>(c & 0xFF));
    const auto low = static_cast<char>(c & 0xFF);
    const auto high = static_cast<char>((c >> 8) & 0xFF);
    out.utf16le += {low, high};
    out.utf16be += {high, low};
  }
  if (!fits) out.latin1.clear();
  return out;
}

bool IsWordByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || utf8::IsLetterOrDigit(byte);
}

// Very many strings looked for in one pass: by their last eight bytes, short ones by their last
// four. Ends rather than beginnings, because what was removed leaves its first words ("van der")
// all over a text more often than its last.
class Needles {
 public:
  void Add(std::string needle, bool whole_words) {
    if (needle.size() >= sizeof(std::uint64_t)) {
      long_.Add(Load<std::uint64_t>(needle.data() + needle.size() - sizeof(std::uint64_t)),
                all_.size());
    } else if (needle.size() >= sizeof(std::uint32_t)) {
      short_.Add(Load<std::uint32_t>(needle.data() + needle.size() - sizeof(std::uint32_t)),
                 all_.size());
    } else {
      tiny_.push_back(all_.size());
    }
    all_.push_back({std::move(needle), whole_words});
  }

  [[nodiscard]] bool OccurIn(std::string_view haystack) const {
    return EndIn<std::uint64_t>(haystack, long_) || EndIn<std::uint32_t>(haystack, short_) ||
           std::ranges::any_of(tiny_, [&](std::size_t i) { return HoldsTiny(haystack, all_[i]); });
  }

 private:
  struct Needle {
    std::string bytes;
    bool whole_words;
  };

  // Needles by their last bytes, with a quick no.
  struct Ends {
    static constexpr std::size_t kSlots = 1U << 20;
    void Add(std::uint64_t end, std::size_t needle) {
      known.resize(kSlots);
      known[SlotOf(end)] = true;
      by_end[end].push_back(needle);
    }
    static std::size_t SlotOf(std::uint64_t end) {
      return static_cast<std::size_t>((end * 0x9E3779B97F4A7C15ULL) >> 44);
    }
    std::vector<bool> known;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_end;
  };

  template <typename Int>
  static Int Load(const char* p) {
    Int value = 0;
    std::memcpy(&value, p, sizeof value);
    return value;
  }

  template <typename Int>
  [[nodiscard]] bool EndIn(std::string_view haystack, const Ends& ends) const {
    if (ends.by_end.empty()) return false;
    for (std::size_t i = 0; i + sizeof(Int) <= haystack.size(); ++i) {
      const std::uint64_t end = Load<Int>(haystack.data() + i);
      if (!ends.known[Ends::SlotOf(end)]) continue;
      const auto it = ends.by_end.find(end);
      if (it == ends.by_end.end()) continue;
      const std::size_t after = i + sizeof(Int);
      for (const std::size_t needle : it->second) {
        if (StandsBefore(haystack, after, all_[needle])) return true;
      }
    }
    return false;
  }

  static bool StandsBefore(std::string_view haystack, std::size_t after, const Needle& needle) {
    if (after < needle.bytes.size()) return false;
    const std::size_t from = after - needle.bytes.size();
    if (haystack.substr(from, needle.bytes.size()) != needle.bytes) return false;
    const bool inside_word = (from > 0 && IsWordByte(haystack[from - 1])) ||
                             (after < haystack.size() && IsWordByte(haystack[after]));
    return !needle.whole_words || !inside_word;
  }

  static bool HoldsTiny(std::string_view haystack, const Needle& needle) {
    if (needle.bytes.empty()) return false;
    for (std::size_t at = haystack.find(needle.bytes); at != std::string_view::npos;
         at = haystack.find(needle.bytes, at + 1)) {
      if (StandsBefore(haystack, at + needle.bytes.size(), needle)) return true;
    }
    return false;
  }

  std::vector<Needle> all_;
  Ends long_;
  Ends short_;
  std::vector<std::size_t> tiny_;
};

}  // namespace

bool HoldsAnyValue(ByteView bytes, const std::vector<std::string_view>& values,
                   std::size_t shortest, bool whole_words) {
  Needles needles;
  for (const std::string_view value : values) {
    if (value.size() < shortest) continue;
    Encoded encoded = Encode(value);
    if (encoded.latin1 != value) needles.Add(std::move(encoded.latin1), whole_words);
    needles.Add(std::string(value), whole_words);
    needles.Add(std::move(encoded.utf16le), false);
    needles.Add(std::move(encoded.utf16be), false);
  }
  return needles.OccurIn(AsText(bytes));
}

}  // namespace zwartlak
