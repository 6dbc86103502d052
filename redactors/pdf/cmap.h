// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// CMaps (ISO 32000-1, 9.7.5 and 9.10.3; Adobe technical note 5014): from codes in a string to CIDs
// or to Unicode.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zwartlak::pdf {

class CMap {
 public:
  // Reads bfchar, bfrange, cidchar, cidrange and codespacerange; anything else is passed over.
  static CMap Parse(std::string_view file);
  // Identity-H and Identity-V: two bytes, the CID itself.
  static CMap Identity();

  struct Code {
    std::uint32_t value = 0;
    int bytes = 1;
  };
  // The code at `at`; one byte where no code space fits. `at` must be < text.size().
  [[nodiscard]] Code Next(std::string_view text, std::size_t at) const;
  // UTF-8; nullptr if the map has nothing for this code.
  [[nodiscard]] const std::string* TextOf(std::uint32_t code) const;
  [[nodiscard]] std::uint32_t CidOf(std::uint32_t code) const;
  [[nodiscard]] bool HasText() const { return !text_.empty(); }
  [[nodiscard]] bool HasCids() const { return identity_ || !cids_.empty(); }

 private:
  struct Space {
    int bytes;
    std::uint32_t low;
    std::uint32_t high;
  };
  struct CidRange {
    std::uint32_t low;
    std::uint32_t high;
    std::uint32_t cid;
  };
  friend class CMapParser;

  bool identity_ = false;
  std::vector<Space> spaces_;
  std::vector<CidRange> cids_;  // the last that holds a code counts
  std::unordered_map<std::uint32_t, std::string> text_;
};

// UTF-16BE to UTF-8; unpaired surrogates become U+FFFD.
std::string FromUtf16(std::string_view bytes);

}  // namespace zwartlak::pdf
