// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/kept_parts.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace zwartlak::pdf {
namespace {

constexpr std::string_view kBar = "\u2588\u2588\u2588\u2588";
// Share of a link, or of a box, that the two have in common when the box lies over the link.
constexpr double kTouches = 0.12;

class Keeper {
 public:
  Keeper(DocumentParts parts, const RedactionPlan& plan) : parts_(std::move(parts)), plan_(plan) {}

  DocumentParts Run() {
    RewriteStrings();
    const auto gone = [this](std::size_t string) {
      return string != kNoPart && parts_.strings[string].text.empty();
    };
    if (!plan_.keep.title || gone(parts_.title)) parts_.title = kNoPart;
    std::erase_if(parts_.links, [&](const LinkPart& link) {
      if (!plan_.keep.links) return true;
      return link.address != kNoPart && (gone(link.address) || IsUnderBox(link));
    });
    if (!plan_.keep.bookmarks) {
      parts_.bookmarks.clear();
      parts_.labels.clear();
    }
    for (BookmarkPart& bookmark : parts_.bookmarks) {
      if (gone(bookmark.address) || !plan_.keep.links) bookmark.address = kNoPart;
      if (bookmark.title == kNoPart || gone(bookmark.title)) bookmark.title = PageName(bookmark);
    }
    for (LabelPart& label : parts_.labels) {
      if (gone(label.prefix)) label.prefix = kNoPart;
    }
    return std::move(parts_);
  }

 private:
  // What is not listed as kept becomes empty.
  void RewriteStrings() {
    std::map<KeptString, std::vector<const PlanItem*>> items;
    for (const PlanItem& item : plan_.items) {
      if (item.string != kNoString) items[{item.page, item.string}].push_back(&item);
      if (!item.box.empty()) boxes_[item.page].push_back(item.box.ToRect());
    }
    std::map<std::size_t, std::uint32_t> counts;
    for (PartString& string : parts_.strings) {
      const auto page = static_cast<std::uint32_t>(string.page);
      const KeptString place{page, ++counts[string.page]};
      const bool kept =
          std::ranges::binary_search(plan_.kept, place) && !items.contains({page, kEveryString});
      if (!kept || !Rewrite(string, items[place])) string.text.clear();
    }
  }

  static bool Rewrite(PartString& string, const std::vector<const PlanItem*>& items) {
    if (items.empty()) return true;
    if (string.role == StringRole::kAddress) return false;
    std::string out;
    std::size_t at = 0;
    for (const PlanItem* item : items) {  // sorted by span
      if (item->span.start < at || item->span.end > string.text.size()) return false;
      out += string.text.substr(at, item->span.start - at);
      out += item->op == Operator::kLabel ? std::string_view(item->label) : kBar;
      at = item->span.end;
    }
    string.text = out + string.text.substr(at);
    return true;
  }

  [[nodiscard]] bool IsUnderBox(const LinkPart& link) const {
    const auto it = boxes_.find(static_cast<std::uint32_t>(link.page));
    return it != boxes_.end() && std::ranges::any_of(it->second, [&](const Rect& box) {
             return Intersect(box, link.place).area() >
                    kTouches * std::min(box.area(), link.place.area());
           });
  }

  std::size_t PageName(const BookmarkPart& bookmark) {
    const std::string name =
        bookmark.target ? "p. " + std::to_string(bookmark.target->page + 1) : "-";
    parts_.strings.push_back({0, StringRole::kBookmark, name, {}});
    return parts_.strings.size() - 1;
  }

  DocumentParts parts_;
  const RedactionPlan& plan_;
  std::map<std::uint32_t, std::vector<Rect>> boxes_;
};

}  // namespace

DocumentParts KeepParts(DocumentParts parts, const RedactionPlan& plan) {
  return Keeper(std::move(parts), plan).Run();
}

}  // namespace zwartlak::pdf
