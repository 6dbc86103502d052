// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// PDFs written by hand: pages of 200 x 100 points in Helvetica (F1) and Courier (F2), and whatever
// objects a test adds.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace zwartlak::testing_support {

struct SmallPdf {
  std::vector<std::string> contents;  // a page each
  std::string page;                   // more entries of every page's dictionary
  std::string resources;              // ... of its resources
  std::string catalog;                // ... of the catalog
  std::string trailer;                // ... of the trailer
  std::vector<std::string> objects;   // numbered from 20 on

  [[nodiscard]] std::string Write() const {
    std::vector<std::pair<int, std::string>> all;
    std::string kids;
    const int first = contents.size() > 7 ? 100 : 4;
    for (std::size_t i = 0; i < contents.size(); ++i) {
      const int number = first + 2 * static_cast<int>(i);
      kids += std::to_string(number) + " 0 R ";
      all.emplace_back(number, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents " +
                                   std::to_string(number + 1) +
                                   " 0 R /Resources << /Font << /F1 3 0 R /F2 19 0 R >> " +
                                   resources + " >> " + page + " >>");
      all.emplace_back(number + 1, "<< /Length " + std::to_string(contents[i].size()) +
                                       " >>\nstream\n" + contents[i] + "\nendstream");
    }
    all.emplace_back(1, "<< /Type /Catalog /Pages 2 0 R " + catalog + " >>");
    all.emplace_back(2, "<< /Type /Pages /Kids [" + kids + "] /Count " +
                            std::to_string(contents.size()) + " >>");
    all.emplace_back(3,
                     "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding "
                     "/WinAnsiEncoding >>");
    all.emplace_back(19,
                     "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding "
                     "/WinAnsiEncoding >>");
    for (std::size_t i = 0; i < objects.size(); ++i) {
      all.emplace_back(20 + static_cast<int>(i), objects[i]);
    }
    std::string out = "%PDF-1.7\n";
    std::string table;
    for (const auto& [number, body] : all) {
      char entry[64];
      std::snprintf(entry, sizeof(entry), "%d 1\n%010zu 00000 n \n", number, out.size());
      table += entry;
      out += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
    }
    const std::string start = std::to_string(out.size());
    return out + "xref\n0 1\n0000000000 65535 f \n" + table + "trailer\n<< /Size " +
           std::to_string(20 + objects.size()) + " /Root 1 0 R " + trailer + " >>\nstartxref\n" +
           start + "\n%%EOF\n";
  }
};

// Shows `text` with its baseline at (x, y), 10 points high.
inline std::string Shown(std::string_view text, int x, int y, std::string_view before = "") {
  return std::string(before) + " BT /F1 10 Tf " + std::to_string(x) + ' ' + std::to_string(y) +
         " Td (" + std::string(text) + ") Tj ET ";
}

}  // namespace zwartlak::testing_support
