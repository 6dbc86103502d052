// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/inspect_structure.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace zwartlak::pdf {
namespace {

// ISO 32000-1: catalog, page tree, page (7.7), image (8.9.5), Type 3 font (9.6.5), trailer (7.5.5).
constexpr std::string_view kNames[] = {
    "BitsPerComponent", "Catalog",     "CharProcs",   "ColorSpace", "Colors",
    "Columns",          "Contents",    "Count",       "DCTDecode",  "DecodeParms",
    "DeviceGray",       "DeviceRGB",   "Differences", "Encoding",   "Filter",
    "FirstChar",        "FlateDecode", "Font",        "FontBBox",   "FontMatrix",
    "Height",           "ID",          "Image",       "Indexed",    "Kids",
    "LastChar",         "Length",      "MediaBox",    "Page",       "Pages",
    "Parent",           "Predictor",   "Resources",   "Root",       "Size",
    "Subtype",          "ToUnicode",   "Type",        "Type3",      "Width",
    "Widths",           "XObject",
};

// Names that are numbered: fonts /F0 and characters /a1.
bool IsNumbered(std::string_view name) {
  if (name.size() < 2 || name.size() > 6 || (name[0] != 'F' && name[0] != 'a')) return false;
  return std::ranges::all_of(name.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

bool IsDelimiter(char c) {
  return c <= ' ' || c == '/' || c == '<' || c == '>' || c == '(' || c == ')' || c == '[' ||
         c == ']' || c == '%';
}

class Scanner {
 public:
  explicit Scanner(std::string_view file) : file_(file) {}

  Structure Run() {
    Structure out;
    if (!file_.starts_with("%PDF-1.")) return out;
    Line();
    if (at_ < file_.size() && file_[at_] == '%') Line();  // says that bytes above 127 follow
    while (at_ < file_.size() && good_) Step();
    out.clean = good_ && ends_ == 1 && at_ == file_.size();
    out.lossy = lossy_;
    return out;
  }

 private:
  void Line() {
    while (at_ < file_.size() && file_[at_] != '\n') ++at_;
    ++at_;
  }

  std::string_view Word() {
    const std::size_t start = at_;
    while (at_ < file_.size() && !IsDelimiter(file_[at_])) ++at_;
    return file_.substr(start, at_ - start);
  }

  void Step() {
    const char c = file_[at_];
    if (c == '/') {
      ++at_;
      Name(Word());
    } else if (c == '(') {
      String();
    } else if (c == '<' && at_ + 1 < file_.size() && file_[at_ + 1] != '<') {
      HexString();
    } else if (c == '<' || c == '>') {
      at_ += 2;
    } else if (c == '%') {
      good_ = file_.substr(at_) == "%%EOF\n";
      ++ends_;
      at_ = file_.size();
    } else if (IsDelimiter(c)) {
      ++at_;
    } else {
      Plain(Word());
    }
  }

  void Name(std::string_view name) {
    good_ = std::ranges::binary_search(kNames, name) || IsNumbered(name);
    lossy_ |= name == "DCTDecode";
    may_be_string_ = name == "ID" || name == "DeviceRGB" || (may_be_string_ && name == "Indexed");
    after_length_ = name == "Length";
  }

  void Plain(std::string_view word) {
    if (word == "stream") return Stream();
    static constexpr std::string_view kWords[] = {"R",    "endobj", "endstream", "f",       "n",
                                                  "null", "obj",    "startxref", "trailer", "xref"};
    const bool number = word.find_first_not_of("0123456789.-") == std::string_view::npos;
    good_ = number || std::ranges::find(kWords, word) != std::end(kWords);
    if (number && after_length_) {
      std::from_chars(word.data(), word.data() + word.size(), length_);
      after_length_ = false;
    }
  }

  void Stream() {
    if (at_ < file_.size() && file_[at_] == '\r') ++at_;
    ++at_;
    good_ = length_ <= file_.size() && at_ <= file_.size() - length_;
    at_ += length_;
    length_ = 0;
    while (good_ && at_ < file_.size() && (file_[at_] == '\n' || file_[at_] == '\r')) ++at_;
    good_ = good_ && file_.substr(std::min(at_, file_.size())).starts_with("endstream");
  }

  void String() {
    good_ = may_be_string_;
    int depth = 0;
    for (; at_ < file_.size(); ++at_) {
      const char c = file_[at_];
      if (c == '\\') {
        ++at_;
      } else if (c == '(') {
        ++depth;
      } else if (c == ')' && --depth == 0) {
        ++at_;
        return;
      }
    }
    good_ = false;
  }

  void HexString() {
    good_ = may_be_string_;
    at_ = std::min(file_.find('>', at_), file_.size() - 1) + 1;
  }

  std::string_view file_;
  std::size_t at_ = 0;
  std::size_t length_ = 0;
  int ends_ = 0;
  bool good_ = true;
  bool lossy_ = false;
  bool may_be_string_ = false;
  bool after_length_ = false;
};

}  // namespace

Structure ScanStructure(ByteView file) { return Scanner(AsText(file)).Run(); }

}  // namespace zwartlak::pdf
