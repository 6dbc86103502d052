// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Build-time tool: build_gazetteer OUTPUT FROGDATA-FOLDER DICT-FOLDER FIRST-NAMES. Writes the file
// that detectors/gazetteer.h reads. Same inputs, same bytes.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "detectors/gazetteer.h"
#include "detectors/gazetteer_format.h"

namespace zwartlak {
namespace {

std::string FoldedKey(std::string_view word) {
  std::string out;
  gazetteer::EachFolded(word, [&out](char32_t c) { utf8::Append(c, out); });
  return out;
}

class Builder {
 public:
  bool AddFile(const std::string& path, std::uint8_t flag, bool lower_only) {
    std::ifstream in(path);
    std::string line;
    std::size_t lines = 0;
    while (std::getline(in, line)) {
      ++lines;
      if (!line.empty() && line.back() == '\r') line.pop_back();
      AddLine(line, flag, lower_only);
    }
    if (lines == 0) std::fprintf(stderr, "build_gazetteer: cannot read %s\n", path.c_str());
    return lines > 0;
  }

  bool AddFirstNames(const std::string& path) {
    std::ifstream in(path);
    std::string line;
    bool any = false;
    while (std::getline(in, line)) {
      if (line.starts_with('#')) continue;
      for (std::size_t pos = 0; pos < line.size();) {
        const std::size_t end = std::min(line.find(' ', pos), line.size());
        Add(std::string_view(line).substr(pos, end - pos),
            Gazetteer::kFirstName | Gazetteer::kCommonFirstName);
        pos = end + 1;
        any = true;
      }
    }
    return any;
  }

  bool Write(const std::string& path) const {
    std::uint32_t log2 = 10;
    while ((std::size_t{3} << log2) < entries_.size() * 4) ++log2;
    const std::size_t slots = std::size_t{1} << log2;
    std::vector<std::uint32_t> table(slots, 0);
    for (const auto& [word, flags] : entries_) {
      const std::uint64_t hash = gazetteer::Hash(word);
      std::size_t i = hash & (slots - 1);
      while (table[i] != 0) i = (i + 1) & (slots - 1);
      table[i] = (gazetteer::FingerprintOf(hash) << 8) | flags;
    }
    const gazetteer::Header header{gazetteer::kMagic, log2,
                                   static_cast<std::uint32_t>(entries_.size())};
    const std::vector<std::int8_t> trigrams = Trigrams();
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char*>(&header), sizeof(header));
    out.write(reinterpret_cast<const char*>(table.data()),
              static_cast<std::streamsize>(slots * sizeof(std::uint32_t)));
    out.write(reinterpret_cast<const char*>(trigrams.data()),
              static_cast<std::streamsize>(trigrams.size()));
    return out.good();
  }

 private:
  static bool StartsUpper(std::string_view word) {
    return !word.empty() && utf8::IsUpper(utf8::Decode(word, 0).first);
  }

  void Add(std::string_view word, int flags) {
    const std::string key = FoldedKey(word);
    if (key.size() < 2) return;
    auto& entry = entries_[key];
    entry = static_cast<std::uint8_t>(entry | flags);
  }

  void AddLine(std::string_view line, std::uint8_t flag, bool lower_only) {
    // Capitalised entries of a word list are names, not ordinary words.
    if (lower_only && StartsUpper(line)) return;
    if (lower_only && line.find('\'') != std::string_view::npos) return;
    for (const std::string_view prefix : {"Gemeente ", "Provincie "}) {
      if (flag == Gazetteer::kPlace && line.starts_with(prefix)) line.remove_prefix(prefix.size());
    }
    Add(line, flag);
    // "van der Berg" is looked up by its last word; the particles are recognised on their own.
    const std::size_t blank = line.rfind(' ');
    if (flag == Gazetteer::kSurname && blank != std::string_view::npos) {
      const std::string_view last = line.substr(blank + 1);
      if (StartsUpper(last)) Add(last, flag);
    }
  }

  std::vector<std::int8_t> Trigrams() const {
    std::vector<double> names(gazetteer::kTrigrams, 0.5);
    std::vector<double> words(gazetteer::kTrigrams, 0.5);
    double name_total = 0;
    double word_total = 0;
    for (const auto& [word, flags] : entries_) {
      if (word.find(' ') != std::string::npos || word.size() < 3) continue;
      const bool ordinary = (flags & (Gazetteer::kWord | Gazetteer::kEnglishWord)) != 0;
      const bool name = (flags & (Gazetteer::kFirstName | Gazetteer::kSurname)) != 0;
      if (ordinary == name) continue;
      gazetteer::EachTrigram(word, [&](std::size_t t) {
        (name ? names : words)[t] += 1;
        (name ? name_total : word_total) += 1;
      });
    }
    std::vector<std::int8_t> out(gazetteer::kTrigrams, 0);
    for (std::size_t t = 0; t < out.size(); ++t) {
      const double odds = std::log(names[t] / name_total) - std::log(words[t] / word_total);
      out[t] = static_cast<std::int8_t>(
          std::clamp(std::lround(odds * gazetteer::kShapeScale), -127L, 127L));
    }
    return out;
  }

  std::map<std::string, std::uint8_t> entries_;
};

int Run(const std::string& output, const std::string& frog, const std::string& dict,
        const std::string& first_names) {
  Builder builder;
  bool ok = builder.AddFile(frog + "/voornamen.ner", Gazetteer::kFirstName, false);
  ok &= builder.AddFile(frog + "/familienamen.ner", Gazetteer::kSurname, false);
  ok &= builder.AddFile(frog + "/plaatsen-nld.ner", Gazetteer::kPlace, false);
  ok &= builder.AddFile(frog + "/gemeenten-nld.ner", Gazetteer::kPlace, false);
  ok &= builder.AddFile(frog + "/provincies-nld.ner", Gazetteer::kPlace, false);
  ok &= builder.AddFile(frog + "/landen-europa.ner", Gazetteer::kPlace, false);
  ok &= builder.AddFile(frog + "/straten-nld.ner", Gazetteer::kStreet, false);
  ok &= builder.AddFile(dict + "/dutch", Gazetteer::kWord, true);
  ok &= builder.AddFile(dict + "/american-english", Gazetteer::kEnglishWord, true);
  ok &= builder.AddFirstNames(first_names);
  return ok && builder.Write(output) ? 0 : 1;
}

}  // namespace
}  // namespace zwartlak

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "usage: build_gazetteer OUTPUT FROGDATA DICT FIRST-NAMES\n");
    return 2;
  }
  return zwartlak::Run(argv[1], argv[2], argv[3], argv[4]);
}
