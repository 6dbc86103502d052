// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/document_parts_writer.h"

#include <algorithm>
#include <cstdio>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <string>

#include "pipeline/core/utf8.h"

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;

// ASCII as it is, all else as UTF-16: one way to read it.
Object TextString(const std::string& text) {
  const auto printable = [](char c) { return c >= 0x20 && c < 0x7F; };
  if (std::ranges::all_of(text, printable)) return Object::newString(text);
  std::string out = "\xFE\xFF";
  const auto append = [&out](char32_t unit) {
    out.push_back(static_cast<char>(unit >> 8));
    out.push_back(static_cast<char>(unit & 0xFF));
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = utf8::Decode(text, at);
    at += size;
    if (c >= 0x10000) {
      append(0xD800 + ((c - 0x10000) >> 10));
      append(0xDC00 + ((c - 0x10000) & 0x3FF));
    } else {
      append(c);
    }
  }
  return Object::newString(out);
}

Object Number(double value) {
  char text[32];
  std::snprintf(text, sizeof(text), "%.2f", value);
  return Object::newReal(text);
}

class Writer {
 public:
  Writer(const DocumentParts& parts, const std::vector<PageBox>& boxes, QPDF& pdf)
      : parts_(parts), boxes_(boxes), pdf_(pdf) {
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
      pages_.push_back(page.getObjectHandle());
    }
  }

  void Run() {
    if (pages_.size() != boxes_.size()) return;
    for (const LinkPart& link : parts_.links) AddLink(link);
    if (!parts_.bookmarks.empty()) AddBookmarks();
    if (!parts_.labels.empty()) AddLabels();
    if (parts_.title != kNoPart) {
      Object info = Object::newDictionary();
      info.replaceKey("/Title", TextString(TextOf(parts_.title)));
      pdf_.getTrailer().replaceKey("/Info", pdf_.makeIndirectObject(info));
    }
  }

 private:
  [[nodiscard]] const std::string& TextOf(std::size_t string) const {
    return parts_.strings[string].text;
  }

  Object Destination(const PartTarget& target) {
    Object array = Object::newArray();
    array.appendItem(pages_.at(target.page));
    if (!target.top_left) {
      array.appendItem(Object::newName("/Fit"));
      return array;
    }
    const Matrix to_user = Inverse(ToPageSpace(boxes_[target.page]));
    const Point p = to_user.Apply(target.top_left->x, target.top_left->y);
    array.appendItem(Object::newName("/XYZ"));
    array.appendItem(Number(p.x));
    array.appendItem(Number(p.y));
    array.appendItem(Object::newInteger(0));  // the zoom stays
    return array;
  }

  void Lead(Object from, const std::optional<PartTarget>& target, std::size_t address) {
    if (target) {
      from.replaceKey("/Dest", Destination(*target));
    } else if (address != kNoPart) {
      Object action = Object::newDictionary();
      action.replaceKey("/S", Object::newName("/URI"));
      action.replaceKey("/URI", Object::newString(parts_.strings[address].address));
      from.replaceKey("/A", action);
    }
  }

  // Its frame, if it has one, is content of the page.
  void AddLink(const LinkPart& link) {
    const Matrix to_user = Inverse(ToPageSpace(boxes_[link.page]));
    const Point a = to_user.Apply(link.place.left, link.place.top);
    const Point b = to_user.Apply(link.place.right, link.place.bottom);
    Object annotation =
        Object::parse("<< /Type /Annot /Subtype /Link /Border [0 0 0] /F 4 >>");  // F: is printed
    Object rect = Object::newArray();
    for (const double v :
         {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)}) {
      rect.appendItem(Number(v));
    }
    annotation.replaceKey("/Rect", rect);
    Lead(annotation, link.target, link.address);
    Object page = pages_.at(link.page);
    if (!page.hasKey("/Annots")) page.replaceKey("/Annots", Object::newArray());
    page.getKey("/Annots").appendItem(pdf_.makeIndirectObject(annotation));
  }

  // The items from `at` on that are deeper than `parent`'s, as its children. Gives the number of
  // those that show when it is open.
  long long AddChildren(Object parent, std::size_t& at, int depth) {
    Object last = Object::newNull();
    long long shown = 0;
    while (at < parts_.bookmarks.size() && parts_.bookmarks[at].depth >= depth) {
      const BookmarkPart& bookmark = parts_.bookmarks[at++];
      Object item = pdf_.makeIndirectObject(Object::newDictionary());
      item.replaceKey("/Title", TextString(TextOf(bookmark.title)));
      item.replaceKey("/Parent", parent);
      Lead(item, bookmark.target, bookmark.address);
      if (last.isNull()) {
        parent.replaceKey("/First", item);
      } else {
        last.replaceKey("/Next", item);
        item.replaceKey("/Prev", last);
      }
      last = item;
      const long long below = AddChildren(item, at, depth + 1);
      if (below > 0) item.replaceKey("/Count", Object::newInteger(bookmark.open ? below : -below));
      shown += 1 + (bookmark.open ? below : 0);
    }
    if (!last.isNull()) parent.replaceKey("/Last", last);
    return shown;
  }

  void AddBookmarks() {
    Object root = pdf_.makeIndirectObject(Object::parse("<< /Type /Outlines >>"));
    std::size_t at = 0;
    root.replaceKey("/Count", Object::newInteger(AddChildren(root, at, 0)));
    pdf_.getRoot().replaceKey("/Outlines", root);
  }

  void AddLabels() {
    Object nums = Object::newArray();
    if (parts_.labels.front().page != 0) {
      nums.appendItem(Object::newInteger(0));
      nums.appendItem(Object::parse("<< /S /D >>"));
    }
    for (const LabelPart& label : parts_.labels) {
      Object entry = Object::newDictionary();
      if (label.style != 0) {
        entry.replaceKey("/S", Object::newName(std::string("/") + label.style));
      }
      if (label.start != 1) entry.replaceKey("/St", Object::newInteger(label.start));
      if (label.prefix != kNoPart) entry.replaceKey("/P", TextString(TextOf(label.prefix)));
      nums.appendItem(Object::newInteger(static_cast<long long>(label.page)));
      nums.appendItem(entry);
    }
    Object labels = Object::newDictionary();
    labels.replaceKey("/Nums", nums);
    pdf_.getRoot().replaceKey("/PageLabels", labels);
  }

  const DocumentParts& parts_;
  const std::vector<PageBox>& boxes_;
  QPDF& pdf_;
  std::vector<Object> pages_;
};

}  // namespace

void WriteParts(const DocumentParts& parts, const std::vector<PageBox>& boxes, QPDF& pdf) {
  Writer(parts, boxes, pdf).Run();
}

}  // namespace zwartlak::pdf
