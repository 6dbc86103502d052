// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/inspect_kept.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <map>
#include <optional>
#include <string_view>

#include "pipeline/core/utf8.h"

namespace zwartlak::pdf {
namespace {

using Value = InspectedValue;
using Kind = InspectedValue::Kind;

constexpr int kDeepest = 40;
constexpr double kFarthest = 200'000;  // points; UserUnit can make pages that large
constexpr double kHighestLabel = 100'000;

std::optional<double> NumberOf(const Value* value) {
  if (value == nullptr || value->kind != Kind::kNumber) return std::nullopt;
  double number = 0;
  const char* const end = value->text.data() + value->text.size();
  const auto [stop, error] = std::from_chars(value->text.data(), end, number);
  if (error != std::errc{} || stop != end || !std::isfinite(number)) return std::nullopt;
  return number;
}

bool IsPlace(const Value& value) {
  const auto number = NumberOf(&value);
  return number && std::abs(*number) <= kFarthest;
}

bool IsNumber(const Value* value, double wanted) {
  const auto number = NumberOf(value);
  return number && *number == wanted;
}

// True if every key is listed and none comes twice.
bool HasOnly(const Value& dictionary, std::initializer_list<std::string_view> keys) {
  if (dictionary.kind != Kind::kDictionary) return false;
  std::set<std::string_view> seen;
  return std::ranges::all_of(dictionary.entries, [&](const auto& entry) {
    return std::ranges::find(keys, entry.first) != keys.end() && seen.insert(entry.first).second;
  });
}

bool Says(const Value& dictionary, std::string_view key, std::string_view name) {
  const Value* value = dictionary.Get(key);
  return value != nullptr && value->IsName(name);
}

bool IsControl(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

// ASCII, or UTF-16 with its mark: what our writer writes.
std::optional<std::string> Decoded(const Value* value) {
  if (value == nullptr || value->kind != Kind::kString) return std::nullopt;
  const std::string& bytes = value->text;
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  std::string out;
  if (!bytes.starts_with("\xFE\xFF")) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (at(i) < 0x20 || at(i) >= 0x7F) return std::nullopt;
    }
    return bytes;
  }
  if (bytes.size() % 2 != 0) return std::nullopt;
  for (std::size_t i = 2; i < bytes.size(); i += 2) {
    char32_t c = (char32_t{at(i)} << 8) | at(i + 1);
    if (c >= 0xD800 && c < 0xE000) {
      if (c >= 0xDC00 || i + 3 >= bytes.size()) return std::nullopt;
      const char32_t low = (char32_t{at(i + 2)} << 8) | at(i + 3);
      if (low < 0xDC00 || low >= 0xE000) return std::nullopt;
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      i += 2;
    }
    if (IsControl(c)) return std::nullopt;
    utf8::Append(c, out);
  }
  return out;
}

int Hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 32);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// An address with its escapes resolved; nothing if it is of a kind that does not stay.
std::optional<std::string> ReadAddress(const Value* value) {
  const auto written = Decoded(value);
  if (!written || written->find_first_of(" #") != std::string::npos) return std::nullopt;
  const bool known = written->starts_with("http://") || written->starts_with("https://") ||
                     written->starts_with("mailto:");
  if (!known) return std::nullopt;
  std::string out;
  for (std::size_t i = 0; i < written->size(); ++i) {
    if ((*written)[i] != '%') {
      out.push_back((*written)[i]);
      continue;
    }
    if (i + 2 >= written->size()) return std::nullopt;
    const int high = Hexadecimal((*written)[i + 1]);
    const int low = Hexadecimal((*written)[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    out.push_back(static_cast<char>(high * 16 + low));
    i += 2;
  }
  return utf8::IsValid(out) ? std::optional(out) : std::nullopt;
}

class PartsReader {
 public:
  PartsReader(const InspectedObjects& objects, const std::vector<InspectedPage>& pages)
      : objects_(objects), pages_(pages) {
    for (std::size_t i = 0; i < pages.size(); ++i) numbers_[pages[i].number] = i;
  }

  InspectedParts Run(const Value& catalog, const Value& trailer) {
    out_.clean = ReadInfo(trailer) && ReadLinks() && ReadOutlines(catalog) && ReadLabels(catalog);
    return std::move(out_);
  }

 private:
  // What an object of its own says, if it is a dictionary without a stream that nobody saw before.
  const Value* Take(const Value* reference) {
    if (reference == nullptr || reference->kind != Kind::kReference) return nullptr;
    const InspectedObject object = objects_.Find(*reference);
    const bool plain = object.value != nullptr && object.value->kind == Kind::kDictionary &&
                       object.value->Get("Length") == nullptr &&
                       !numbers_.contains(reference->text);
    return plain && out_.objects.insert(reference->text).second ? object.value : nullptr;
  }

  bool Keep(std::size_t page, std::optional<std::string> text) {
    if (!text) return false;
    out_.strings.push_back({page, *std::move(text)});
    return true;
  }

  bool ReadInfo(const Value& trailer) {
    const Value* info = trailer.Get("Info");
    if (info == nullptr) return true;
    out_.has_title = true;
    const Value* found = Take(info);
    return found != nullptr && HasOnly(*found, {"Title"}) && Keep(0, Decoded(found->Get("Title")));
  }

  [[nodiscard]] bool IsDestination(const Value& value) const {
    if (value.kind != Kind::kArray || value.items.size() < 2) return false;
    const Value& page = value.items[0];
    if (page.kind != Kind::kReference || !numbers_.contains(page.text)) return false;
    if (value.items.size() == 2) return value.items[1].IsName("Fit");
    return value.items.size() == 5 && value.items[1].IsName("XYZ") && IsPlace(value.items[2]) &&
           IsPlace(value.items[3]) && IsNumber(&value.items[4], 0);
  }

  // A place in the document, an address, or neither: never both.
  bool ReadLead(const Value& from, std::size_t page) {
    const Value* destination = from.Get("Dest");
    const Value* action = from.Get("A");
    if (destination != nullptr) return action == nullptr && IsDestination(*destination);
    if (action == nullptr) return true;
    if (!HasOnly(*action, {"S", "URI"}) || !Says(*action, "S", "URI")) return false;
    const Value* uri = action->Get("URI");
    out_.has_links = true;
    out_.has_queries |= uri != nullptr && uri->text.find('?') != std::string::npos;
    return Keep(page, ReadAddress(uri));
  }

  bool ReadLink(const Value& link, std::size_t page) {
    const Value* rect = link.Get("Rect");
    const Value* border = link.Get("Border");
    const auto is_nought = [](const Value& v) { return IsNumber(&v, 0); };
    return HasOnly(link, {"Type", "Subtype", "Rect", "Border", "F", "Dest", "A"}) &&
           Says(link, "Type", "Annot") && Says(link, "Subtype", "Link") &&
           IsNumber(link.Get("F"), 4) && rect != nullptr && rect->items.size() == 4 &&
           std::ranges::all_of(rect->items, IsPlace) && border != nullptr &&
           border->items.size() == 3 && std::ranges::all_of(border->items, is_nought) &&
           (link.Get("Dest") != nullptr || link.Get("A") != nullptr) && ReadLead(link, page);
  }

  bool ReadLinks() {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const Value* list = pages_[i].value->Get("Annots");
      if (list == nullptr) continue;
      out_.has_links = true;
      if (list->kind != Kind::kArray) return false;
      for (const Value& item : list->items) {
        const Value* link = Take(&item);
        if (link == nullptr || !ReadLink(*link, i)) return false;
      }
    }
    return true;
  }

  static bool IsSame(const Value* reference, const std::string& number) {
    return reference != nullptr && reference->kind == Kind::kReference && reference->text == number;
  }

  bool ReadItem(const Value& item, const std::string& parent, const std::string& previous) {
    const Value* before = item.Get("Prev");
    return HasOnly(item,
                   {"Title", "Parent", "Prev", "Next", "First", "Last", "Count", "Dest", "A"}) &&
           Keep(0, Decoded(item.Get("Title"))) && IsSame(item.Get("Parent"), parent) &&
           (previous.empty() ? before == nullptr : IsSame(before, previous)) && ReadLead(item, 0);
  }

  // The bookmarks below one, in a chain that ends where it should.
  bool ReadItems(const Value& parent, const std::string& number, int depth) {
    const Value* next = parent.Get("First");
    const Value* count = parent.Get("Count");
    if (depth > kDeepest || (count != nullptr && !IsPlace(*count))) return false;
    if (next == nullptr) return depth > 0 && parent.Get("Last") == nullptr && count == nullptr;
    std::string previous;
    while (next != nullptr) {
      const Value* item = Take(next);
      if (item == nullptr || !ReadItem(*item, number, previous)) return false;
      if (!ReadItems(*item, next->text, depth + 1)) return false;
      previous = next->text;
      next = item->Get("Next");
    }
    return IsSame(parent.Get("Last"), previous);
  }

  bool ReadOutlines(const Value& catalog) {
    const Value* reference = catalog.Get("Outlines");
    if (reference == nullptr) return true;
    out_.has_bookmarks = true;
    const Value* outlines = Take(reference);
    return outlines != nullptr && HasOnly(*outlines, {"Type", "First", "Last", "Count"}) &&
           Says(*outlines, "Type", "Outlines") && ReadItems(*outlines, reference->text, 0);
  }

  bool ReadLabel(const Value& entry) {
    static constexpr std::string_view kStyles[] = {"D", "R", "r", "A", "a"};
    if (!HasOnly(entry, {"S", "St", "P"})) return false;
    const Value* style = entry.Get("S");
    const bool known = style == nullptr || std::ranges::any_of(kStyles, [&](std::string_view name) {
                         return style->IsName(name);
                       });
    const Value* start = entry.Get("St");
    const auto number = NumberOf(start);
    if (!known || (start != nullptr && (!number || *number < 1 || *number > kHighestLabel))) {
      return false;
    }
    const Value* prefix = entry.Get("P");
    return prefix == nullptr || Keep(0, Decoded(prefix));
  }

  bool ReadLabels(const Value& catalog) {
    const Value* labels = catalog.Get("PageLabels");
    if (labels == nullptr) return true;
    out_.has_bookmarks = true;
    const Value* nums = labels->Get("Nums");
    if (!HasOnly(*labels, {"Nums"}) || nums == nullptr || nums->items.size() % 2 != 0) return false;
    double last = -1;
    for (std::size_t i = 0; i < nums->items.size(); i += 2) {
      const auto page = NumberOf(&nums->items[i]);
      const bool rises = page && *page > last && *page < static_cast<double>(pages_.size());
      if (!rises || !ReadLabel(nums->items[i + 1])) return false;
      last = *page;
    }
    return true;
  }

  const InspectedObjects& objects_;
  const std::vector<InspectedPage>& pages_;
  std::map<std::string, std::size_t> numbers_;
  InspectedParts out_;
};

}  // namespace

InspectedParts ReadParts(const InspectedObjects& objects, const InspectedValue& catalog,
                         const InspectedValue& trailer, const std::vector<InspectedPage>& pages) {
  return PartsReader(objects, pages).Run(catalog, trailer);
}

}  // namespace zwartlak::pdf
