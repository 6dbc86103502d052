// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/document_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "pipeline/core/utf8.h"
#include "redactors/pdf/destinations.h"
#include "redactors/pdf/web_address.h"

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;

constexpr std::size_t kMostLinks = 100'000;
constexpr std::size_t kMostStrings = 20'000;
constexpr std::size_t kMostBookmarks = 20'000;
constexpr std::size_t kMostLabels = 5'000;
constexpr long long kHighestLabel = 100'000;
constexpr int kDeepestBookmark = 24;
constexpr int kDeepestTree = 40;
constexpr std::size_t kLongestText = 400;  // bytes

bool IsShapeless(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xD800 && c <= 0xF8FF) || c >= 0xE0000 ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFF);
}

bool IsGap(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029;
}

// What a reader sees of a text string: one line, single blanks, nothing without a shape.
std::string ReadableText(Object string) {
  std::string out;
  if (!string.isString()) return out;
  const std::string text = utf8::Sanitise(string.getUTF8Value());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = utf8::Decode(text, at);
    at += size;
    if (IsShapeless(c)) continue;
    if (IsGap(c)) {
      gap = !out.empty();
      continue;
    }
    if (out.size() + 5 > kLongestText) break;
    if (gap) out.push_back(' ');
    gap = false;
    utf8::Append(c, out);
  }
  return out;
}

class Collector {
 public:
  Collector(Source& source, const Keeping& keep)
      : source_(source), root_(source.pdf().getRoot()), keep_(keep), destinations_(source) {}

  DocumentParts Run() {
    parts_.title = AddText(StringRole::kTitle, InfoTitle());
    Object outlines = root_.getKey("/Outlines");
    seen_.insert(outlines.getObjGen());
    ReadBookmarks(outlines, 0);
    ReadLabels(root_.getKey("/PageLabels"), 0);
    for (auto& [page, label] : labels_) parts_.labels.push_back(label);
    for (std::size_t i = 0; i < source_.pages().size(); ++i) ReadLinks(i);
    return std::move(parts_);
  }

 private:
  Object InfoTitle() {
    Object info = source_.pdf().getTrailer().getKey("/Info");
    return info.isDictionary() ? info.getKey("/Title") : Object::newNull();
  }

  std::size_t Add(PartString string) {
    if (parts_.strings.size() >= kMostStrings || string.text.empty()) return kNoPart;
    parts_.strings.push_back(std::move(string));
    return parts_.strings.size() - 1;
  }

  std::size_t AddText(StringRole role, Object string) {
    return Add({0, role, ReadableText(string), {}});
  }

  std::size_t AddAddress(std::size_t page, Object uri) {
    if (!uri.isString()) return kNoPart;
    auto address = ReduceAddress(uri.getStringValue(), keep_.url_queries);
    if (!address) return kNoPart;
    return Add({page, StringRole::kAddress, std::move(address->read), std::move(address->written)});
  }

  // Where a link or a bookmark leads. True if it leads anywhere.
  bool Follow(Object from, std::size_t page, std::optional<PartTarget>& target,
              std::size_t& address) {
    Object action = from.getKey("/A");
    if (from.hasKey("/Dest")) {
      target = destinations_.Find(from.getKey("/Dest"));
    } else if (action.isDictionary() && action.getKey("/S").isNameAndEquals("/GoTo")) {
      target = destinations_.Find(action.getKey("/D"));
    } else if (action.isDictionary() && action.getKey("/S").isNameAndEquals("/URI")) {
      address = AddAddress(page, action.getKey("/URI"));
    }
    return target.has_value() || address != kNoPart;
  }

  // Siblings one after the other; a chain that comes back on itself ends.
  void ReadBookmarks(Object parent, int depth) {
    if (!parent.isDictionary() || depth > kDeepestBookmark) return;
    for (Object item = parent.getKey("/First"); item.isDictionary(); item = item.getKey("/Next")) {
      if (item.isIndirect() && !seen_.insert(item.getObjGen()).second) return;
      if (parts_.bookmarks.size() >= kMostBookmarks) return;
      BookmarkPart bookmark{.depth = depth};
      Object count = item.getKey("/Count");
      bookmark.open = count.isInteger() && count.getIntValue() > 0;
      bookmark.title = AddText(StringRole::kBookmark, item.getKey("/Title"));
      Follow(item, 0, bookmark.target, bookmark.address);
      parts_.bookmarks.push_back(bookmark);
      ReadBookmarks(item, depth + 1);
    }
  }

  void ReadLabels(Object node, int depth) {
    if (!node.isDictionary() || depth > kDeepestTree) return;
    if (node.isIndirect() && !seen_.insert(node.getObjGen()).second) return;
    Object kids = node.getKey("/Kids");
    if (kids.isArray()) {
      for (int i = 0; i < kids.getArrayNItems(); ++i) ReadLabels(kids.getArrayItem(i), depth + 1);
    }
    Object nums = node.getKey("/Nums");
    if (!nums.isArray()) return;
    for (int i = 0; i + 1 < nums.getArrayNItems() && labels_.size() < kMostLabels; i += 2) {
      ReadLabel(nums.getArrayItem(i), nums.getArrayItem(i + 1));
    }
  }

  void ReadLabel(Object number, Object entry) {
    if (!number.isInteger() || !entry.isDictionary() || number.getIntValue() < 0) return;
    const auto page = static_cast<std::size_t>(number.getIntValue());
    if (page >= source_.pages().size() || labels_.contains(page)) return;
    LabelPart label{.page = page};
    static constexpr std::array kStyles{"/D", "/R", "/r", "/A", "/a"};
    for (const char* style : kStyles) {
      if (entry.getKey("/S").isNameAndEquals(style)) label.style = style[1];
    }
    Object start = entry.getKey("/St");
    if (start.isInteger() && start.getIntValue() >= 1 && start.getIntValue() <= kHighestLabel) {
      label.start = start.getIntValue();
    }
    label.prefix = AddText(StringRole::kLabelPrefix, entry.getKey("/P"));
    labels_[page] = label;
  }

  void ReadLinks(std::size_t number) {
    const SourcePage& page = source_.pages()[number];
    for (const Object& link : page.links) {
      if (parts_.links.size() >= kMostLinks) return;
      LinkPart part{.page = number};
      if (!destinations_.Place(link, number, part.place)) continue;
      if (Follow(link, number, part.target, part.address)) parts_.links.push_back(part);
    }
  }

  Source& source_;
  Object root_;
  Keeping keep_;
  Destinations destinations_;
  DocumentParts parts_;
  std::map<std::size_t, LabelPart> labels_;
  std::set<QPDFObjGen> seen_;
};

}  // namespace

DocumentParts PartsOf(Source& source, const Keeping& keep) { return Collector(source, keep).Run(); }

void AppendStrings(const DocumentParts& parts, std::vector<Page>& pages) {
  for (const PartString& string : parts.strings) {
    Page& page = pages.at(string.page);
    if (page.regions.empty()) page.regions.emplace_back();  // the first is what was read
    TextRegion region;
    region.origin = Origin::kMetadata;
    region.segments = SegmentPlainText(string.text);
    region.text = SensitiveText(string.text);
    page.regions.push_back(std::move(region));
  }
}

}  // namespace zwartlak::pdf
