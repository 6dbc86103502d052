// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/name_trainer/lexicon.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>

#include "models/name_trainer/bytes.h"
#include "pipeline/core/utf8.h"

namespace zwartlak::trainer {
namespace {

using Counts = std::array<std::uint32_t, 4>;
constexpr std::uint32_t kRare = 2;  // a word in one name only is no news

// 20 upper and 20 lower bits: all that NameLexicon looks at.
std::uint64_t Short(std::uint64_t key) { return (key >> 44 << 20) | (key & 0xFFFFFU); }

std::uint64_t Long(std::uint64_t key) { return (key >> 20 << 44) | (key & 0xFFFFFU); }

void AddLine(std::string_view line, std::size_t type, std::map<std::uint64_t, Counts>& counts) {
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find_first_of(" _", at), line.size());
    const std::string_view word = line.substr(at, end - at);
    at = end + 1;
    if (word.size() < 3 || !utf8::IsUpper(utf8::Decode(word, 0).first)) continue;
    ++counts[Short(NameWordKey(word))][type];
  }
}

std::uint16_t ValueOf(const Counts& counts) {
  std::uint32_t total = 0;
  for (const std::uint32_t n : counts) total += n;
  std::uint16_t value = 0;
  for (std::size_t t = 0; t < counts.size(); ++t) {
    const double share = static_cast<double>(counts[t]) / total;
    const unsigned step = share < 0.04 ? 0 : share < 0.35 ? 1 : share < 0.8 ? 2 : 3;
    value = static_cast<std::uint16_t>(value | (step << (2 * t)));
  }
  const unsigned common = total < 4 ? 1 : total < 20 ? 2 : 3;
  return static_cast<std::uint16_t>(value | (common << 8));
}

}  // namespace

bool BuildLexicon(const std::string& folder, std::string& out, NameLexicon& lexicon) {
  static constexpr std::array<const char*, 4> kLists{"per", "geo", "org", "misc"};
  std::map<std::uint64_t, Counts> counts;
  for (std::size_t t = 0; t < kLists.size(); ++t) {
    std::ifstream in(folder + "/" + kLists[t]);
    if (!in) return false;
    for (std::string line; std::getline(in, line);) AddLine(line, t, counts);
  }
  std::erase_if(counts, [](const auto& entry) {
    const Counts& c = entry.second;
    return c[0] + c[1] + c[2] + c[3] < kRare;
  });
  AppendNumber(counts.size(), out);
  lexicon.Reserve(counts.size());
  std::uint64_t last = 0;
  for (const auto& [key, c] : counts) {
    AppendNumber(key - last, out);
    AppendNumber(ValueOf(c), out);
    lexicon.Insert(Long(key), ValueOf(c));
    last = key;
  }
  return true;
}

}  // namespace zwartlak::trainer
