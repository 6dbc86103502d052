// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/inspect_structure.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "redactors/pdf/inspect_parser.h"
#include "redactors/pdf/inspect_roles.h"

namespace zwartlak::pdf {
namespace {

using Value = InspectedValue;
using Kind = InspectedValue::Kind;

// A bomb must not take the machine.
constexpr std::size_t kMaxUnpacked = std::size_t{1} << 30;

struct Object {
  Value value;
  std::string_view stream;
  bool has_stream = false;
};

// True if the data is one whole zlib stream and nothing behind it.
bool Inflate(std::string_view data, std::string& out) {
  z_stream z{};
  if (inflateInit(&z) != Z_OK) return false;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
  z.avail_in = static_cast<uInt>(data.size());
  std::string buffer(std::size_t{1} << 16, '\0');
  int status = Z_OK;
  while (status == Z_OK && out.size() < kMaxUnpacked) {
    z.next_out = reinterpret_cast<Bytef*>(buffer.data());
    z.avail_out = static_cast<uInt>(buffer.size());
    status = inflate(&z, Z_NO_FLUSH);
    out.append(buffer, 0, buffer.size() - z.avail_out);
  }
  const bool whole = status == Z_STREAM_END && z.avail_in == 0;
  inflateEnd(&z);
  return whole;
}

// No comment and no application data but JFIF, a colour profile and Adobe's transform before the
// scans, no comment in them, and nothing behind the end (ITU-T T.81, annex B).
bool IsPlainJpeg(std::string_view jpeg) {
  const auto at_byte = [&](std::size_t i) { return static_cast<unsigned char>(jpeg[i]); };
  std::size_t at = 2;
  while (at + 4 <= jpeg.size() && at_byte(at) == 0xFF) {
    const unsigned marker = at_byte(at + 1);
    const std::string_view body = jpeg.substr(at + 4, 11);
    const bool known = (marker == 0xE0 && body.starts_with("JFIF")) ||
                       (marker == 0xE2 && body.starts_with("ICC_PROFILE")) ||
                       (marker == 0xEE && body.starts_with("Adobe"));
    if (marker == 0xFE || (marker >= 0xE0 && marker <= 0xEF && !known)) return false;
    at += 2 + (std::size_t{at_byte(at + 2)} << 8) + at_byte(at + 3);
    if (marker != 0xDA) continue;
    const std::size_t end = at < jpeg.size() ? jpeg.find("\xFF\xD9", at) : std::string_view::npos;
    return end != std::string_view::npos && end + 2 == jpeg.size() &&
           jpeg.substr(at, end - at).find("\xFF\xFE") == std::string_view::npos;
  }
  return false;
}

// The characters of each show operator or string of a content stream, kerning left out.
void AppendStrings(std::string_view content, std::string& out) {
  InspectedParser parser(content);
  while (parser.at() < content.size()) {
    const char c = content[parser.at()];
    if (c == '(' || c == '<') {
      const std::size_t back = parser.at();
      if (const auto value = parser.Value(); value && value->kind == Kind::kString) {
        out += value->text;
        continue;
      }
      parser.MoveTo(back + 1);
    } else {
      if (c == ']' || c == '\n') out += '\n';
      parser.MoveTo(parser.at() + 1);
    }
  }
  out += '\n';
}

class Reader final : public InspectedObjects {
 public:
  explicit Reader(std::string_view file) : file_(file), parser_(file) {}

  Structure Run() {
    Structure out;
    if (!ReadObjects() || !ReadEnd()) return out;
    const Value* root = trailer_.Get("Root");
    const Value* catalog = root == nullptr ? nullptr : Follow(*root);
    const Value* pages = catalog == nullptr ? nullptr : catalog->Get("Pages");
    if (pages == nullptr || !ListPages(*pages, 0, out.pages)) return out;
    out.parts = ReadParts(*this, *catalog, trailer_, numbers_);
    RoleReader roles(*this);
    bool clean = IsCatalog(*catalog) && out.parts.clean;
    for (const InspectedPage& page : numbers_) clean = clean && roles.IsCleanPage(*page.value);
    for (const auto& [number, object] : objects_) {
      const bool known = number == root->text || nodes_.contains(number) ||
                         out.parts.objects.contains(number) || roles.reached().contains(number);
      clean = clean && known && Unpack(object, out.unpacked);
    }
    out.unpacked += roles.odd_names();
    for (const InspectedString& string : out.parts.strings) out.unpacked += string.text + '\n';
    out.clean = clean;
    return out;
  }

 private:
  bool ReadObjects() {
    if (!file_.starts_with("%PDF-1.")) return false;
    std::size_t at = file_.find('\n') + 1;
    if (at < file_.size() && file_[at] == '%') at = file_.find('\n', at) + 1;  // "binary follows"
    parser_.MoveTo(at);
    while (!parser_.Take("xref")) {
      if (!ReadObject()) return false;
    }
    return true;
  }

  bool ReadObject() {
    const auto number = parser_.Value();
    const auto generation = parser_.Value();
    if (!number || !generation || number->kind != Kind::kNumber || !parser_.Take("obj"))
      return false;
    auto value = parser_.Value();
    if (!value) return false;
    Object object{*std::move(value), {}, false};
    if (parser_.Take("stream") && !ReadStream(object)) return false;
    if (!parser_.Take("endobj")) return false;
    return objects_.emplace(number->text, std::move(object)).second;
  }

  bool ReadStream(Object& object) {
    const Value* length = object.value.Get("Length");
    if (length == nullptr || length->kind != Kind::kNumber) return false;
    std::size_t size = 0;
    std::from_chars(length->text.data(), length->text.data() + length->text.size(), size);
    const std::size_t start = parser_.at() + 1;  // one newline
    if (start > file_.size() || size > file_.size() - start) return false;
    object.stream = file_.substr(start, size);
    object.has_stream = true;
    parser_.MoveTo(start + size);
    return parser_.Take("endstream");
  }

  // The table of our writer, one trailer, and nothing behind the end: one revision.
  bool ReadEnd() {
    const std::size_t trailer = file_.find("trailer", parser_.at());
    if (trailer == std::string_view::npos) return false;
    const std::string_view table = file_.substr(parser_.at(), trailer - parser_.at());
    if (table.find_first_not_of("0123456789 nf\r\n") != std::string_view::npos) return false;
    parser_.MoveTo(trailer + 7);
    auto value = parser_.Value();
    if (!value || value->kind != Kind::kDictionary) return false;
    trailer_ = *std::move(value);
    for (const auto& [key, entry] : trailer_.entries) {
      if (key != "Root" && key != "Size" && key != "ID" && key != "Info") return false;
    }
    const Value* id = trailer_.Get("ID");
    const auto is_digest = [](const Value& v) {
      return v.kind == Kind::kString && v.text.size() == 16;
    };
    if (id != nullptr && (id->items.size() != 2 || !std::ranges::all_of(id->items, is_digest))) {
      return false;
    }
    if (!parser_.Take("startxref") || !parser_.Value()) return false;
    parser_.SkipBlanks();
    return file_.substr(parser_.at()) == "%%EOF\n";
  }

  static bool IsCatalog(const Value& catalog) {
    return std::ranges::all_of(catalog.entries, [](const auto& entry) {
      static constexpr std::string_view kKeys[] = {"Type", "Pages", "Outlines", "PageLabels"};
      return std::ranges::find(kKeys, entry.first) != std::end(kKeys);
    });
  }

  bool Unpack(const Object& object, std::string& out) {
    if (!object.has_stream || object.stream.empty()) return true;
    const Value* filter = object.value.Get("Filter");
    const bool image = IsImage(object.value);
    if (filter == nullptr) {
      Append(object.stream, out);
      return true;
    }
    if (image && filter->kind == Kind::kArray && filter->items.size() == 1)
      filter = &filter->items[0];
    if (filter->IsName("DCTDecode")) return image && IsPlainJpeg(object.stream);
    if (filter->IsName("CCITTFaxDecode")) return image;
    if (!filter->IsName("FlateDecode")) return false;
    std::string data;
    if (!Inflate(object.stream, data)) return false;
    if (!image) Append(data, out);
    return out.size() < kMaxUnpacked;
  }

  static void Append(std::string_view data, std::string& out) {
    out += data;
    out += '\n';
    AppendStrings(data, out);
  }

  static bool IsImage(const Value& value) {
    const Value* subtype = value.Get("Subtype");
    return subtype != nullptr && subtype->IsName("Image");
  }

  [[nodiscard]] InspectedObject Find(const Value& value) const override {
    if (value.kind != Kind::kReference) return {&value, {}};
    const auto it = objects_.find(value.text);
    if (it == objects_.end()) return {};
    return {&it->second.value, it->second.stream};
  }

  const Value* Follow(const Value& value) const {
    if (value.kind != Kind::kReference) return &value;
    const auto it = objects_.find(value.text);
    return it == objects_.end() ? nullptr : &it->second.value;
  }

  bool ListPages(const Value& node, int depth, std::vector<PageFacts>& out) {
    const Value* value = Follow(node);
    if (value == nullptr || depth > 40) return false;
    if (node.kind == Kind::kReference && !nodes_.insert(node.text).second) return false;
    const Value* kids = value->Get("Kids");
    if (kids == nullptr) {
      PageFacts facts;
      std::set<std::string> seen;
      Look(*value, facts, seen);
      facts.page = value;
      numbers_.push_back({value, node.kind == Kind::kReference ? node.text : std::string()});
      out.push_back(std::move(facts));
      return true;
    }
    const Value* list = Follow(*kids);
    const bool plain = std::ranges::all_of(value->entries, [](const auto& entry) {
      static constexpr std::string_view kKeys[] = {"Type", "Kids", "Count", "Parent"};
      return std::ranges::find(kKeys, entry.first) != std::end(kKeys) &&
             (entry.first == "Kids" || entry.second.kind != Kind::kString);
    });
    return plain && list != nullptr && std::ranges::all_of(list->items, [&](const Value& kid) {
             return ListPages(kid, depth + 1, out);
           });
  }

  // The font of labels: one that every reader has, so its letters cannot be called what they are
  // not, and it makes no text of a page that is a picture.
  bool IsLabelFont(const Value& entry) const {
    const Value* found = Follow(entry);
    if (found == nullptr) return false;
    const Value& font = *found;
    const auto says = [&](std::string_view key, std::string_view name) {
      const Value* value = font.Get(key);
      return value != nullptr && value->IsName(name);
    };
    return font.entries.size() == 4 && says("Type", "Font") && says("Subtype", "Type1") &&
           says("BaseFont", "Helvetica") && says("Encoding", "WinAnsiEncoding");
  }

  // What a page refers to, but not its parent.
  void Look(const Value& value, PageFacts& facts, std::set<std::string>& seen) const {
    if (value.kind == Kind::kReference) {
      if (!seen.insert(value.text).second) return;
      const Value* target = Follow(value);
      if (target == nullptr) return;
      if (target->Get("BaseFont") != nullptr) facts.fonts.insert(value.text);
      Look(*target, facts, seen);
      return;
    }
    for (const Value& item : value.items) Look(item, facts, seen);
    for (const auto& [key, item] : value.entries) {
      if (key == "BaseFont") facts.has_font = true;
      if (key == "Subtype" && item.IsName("Image")) facts.has_image = true;
      if (key == "Filter" && item.IsName("DCTDecode")) facts.has_lossy_image = true;
      if (key == "Parent" || key == "Annots" || (key == "ZwLabel" && IsLabelFont(item))) continue;
      Look(item, facts, seen);
    }
  }

  std::string_view file_;
  InspectedParser parser_;
  std::map<std::string, Object> objects_;
  Value trailer_;
  std::vector<InspectedPage> numbers_;
  std::set<std::string> nodes_;  // of the page tree, pages too
};

}  // namespace

Structure ReadStructure(ByteView file) {
  const auto reader = std::make_shared<Reader>(AsText(file));
  Structure structure = reader->Run();
  structure.objects = reader;
  return structure;
}

}  // namespace zwartlak::pdf
