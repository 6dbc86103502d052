// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Limits that a policy can set. High, stated, configurable; what exceeds one is refused by name.
#pragma once

#include <cstdint>

namespace zwartlak {

struct Limits {
  std::uint64_t max_bytes = 256ULL << 20;
  std::uint64_t max_pixels = 100'000'000;   // width x height of one picture, or of all frames drawn
  std::uint32_t max_pages = 500;            // TIFF pages, GIF frames
  std::uint32_t max_document_pages = 5000;  // PDF
  std::uint64_t child_memory_bytes = 4ULL << 30;  // address space a child may add to its parent's
  std::uint32_t child_cpu_seconds = 300;
  std::uint32_t child_wall_seconds = 300;
  // What each page that a child says is done adds to both: long documents may take longer, a child
  // that does not get on is ended all the same. Bounded: see PagesThatCount.
  std::uint32_t child_page_seconds = 10;
  std::uint64_t max_output_bytes = 1ULL << 30;
  // What is packed in attachments, all of a ticket together; files in files in files.
  std::uint32_t max_children = 100;
  std::uint64_t max_children_bytes = 256ULL << 20;
  std::uint32_t max_child_depth = 3;
};

// A document is read once and verified a few times; a child that tells of more pages is lying.
constexpr std::uint64_t PagesThatCount(const Limits& limits) {
  return std::uint64_t{4} * limits.max_document_pages;
}

}  // namespace zwartlak
