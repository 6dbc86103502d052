// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Text that goes on in the next row, as one line. A page is laid out row by row, so a value that a
// terminal breaks at its edge or a paragraph wraps ("999 517" / "404") lies in two rows, with what
// stands beside them in between. A flow joins such rows again: with nothing where a row of equal
// letters is full to the edge, with a blank where the next word did not fit. Part of the detect
// stage; only for text with geometry.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/core/document.h"

namespace zwartlak {

// A run of the flow's text and where it came from; equally long in both.
struct FlowPiece {
  Span flow;
  std::uint32_t source = 0;  // first byte in the source region's text
};

struct Flow {
  TextRegion region;              // plain text, every chain of rows a line of its own
  std::vector<FlowPiece> pieces;  // sorted, without overlap
  std::vector<std::uint32_t>
      joins;  // bytes of the flow's text at which a row begins that was joined

  // What `span` of the flow is in the source: a span for each row it touches.
  [[nodiscard]] std::vector<Span> ToSource(Span span) const;
  // True if `span` reaches over a join, or lies so near one that what tells of it may stand beyond.
  [[nodiscard]] bool NearJoin(Span span) const;
};

// Flows of a region: none where nothing wraps; two where rows are full to the edge, because there a
// break between words and one within a word look alike.
std::vector<Flow> FlowsOf(const TextRegion& region);

}  // namespace zwartlak
