// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What `extract` read. One shape for every format, so that a detector never knows where text came
// from:
//
//   ExtractedDocument -> Page (picture, PDF page, video frame, text part) -> TextRegion
//
// A TextRegion is one run of UTF-8 text with a layout. For a picture the reader lays the text of
// the page out in reading order: segments (runs without a wide gap: a word group, a table cell, a
// form value) on one visual row are joined by '\t', rows by '\n'. For plain text the region is the
// decoded text itself, unchanged, and a segment is a run of a line between tabs, '|' or two or more
// blanks. So `text` reads as a person would read the page, and `segments` tell where things stand.
//
// Geometry travels with the text: `glyphs` map byte ranges to quads. They are sorted, do not
// overlap, and cover every byte that is not layout ('\t', '\n'). Plain text has no glyphs; there
// the box of a segment is in character cells (x = column, y = line number, height 1), so that
// detectors that reason about columns work on both.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/core/bytes.h"
#include "pipeline/core/error.h"
#include "pipeline/core/geometry.h"
#include "pipeline/core/media_type.h"
#include "pipeline/core/sensitive_text.h"

namespace zwartlak {

// Half-open UTF-8 byte range in a region's text.
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  [[nodiscard]] std::uint32_t size() const { return end - start; }
  [[nodiscard]] bool empty() const { return end <= start; }
  friend bool operator==(const Span&, const Span&) = default;
  friend auto operator<=>(const Span&, const Span&) = default;
};

inline bool Overlaps(const Span& a, const Span& b) { return a.start < b.end && b.start < a.end; }

// A quad at half the size: a thousand pages have millions of them, twice at the end. Page space
// is below 2^17, so a place is true to a hundredth of a pixel.
class GlyphQuad {
 public:
  GlyphQuad() = default;
  GlyphQuad(const Quad& quad) {  // NOLINT: a quad is one
    for (std::size_t i = 0; i < 4; ++i) {
      places_[2 * i] = static_cast<float>(quad.corners[i].x);
      places_[2 * i + 1] = static_cast<float>(quad.corners[i].y);
    }
  }
  operator Quad() const {  // NOLINT
    Quad quad;
    for (std::size_t i = 0; i < 4; ++i) quad.corners[i] = {places_[2 * i], places_[2 * i + 1]};
    return quad;
  }
  [[nodiscard]] Rect Bounds() const { return Quad(*this).Bounds(); }
  friend bool operator==(const GlyphQuad&, const GlyphQuad&) = default;

 private:
  std::array<float, 8> places_{};
};

// One character (or ligature) and where its ink stands.
struct Glyph {
  Span span;
  GlyphQuad quad;
  float confidence = 1;  // OCR's own, 0..1
};

// A run of text on one row without a wide gap.
struct Segment {
  Span span;
  Rect box;  // page space; for plain text character cells
  std::uint32_t row =
      0;                 // visual row, counted from 0 at the top; equal for neighbours side by side
  float confidence = 1;  // lowest plausible: mean over characters as the reader gives it
  bool doubtful = false;  // the reader is not sure of the characters
};

enum class Origin : std::uint8_t {
  kTextLayer,  // characters were in the file
  kOcr,        // first reader
  kOcrSecond,  // same page, doubtful lines as the second reader sees them
  kMetadata,   // a string of the document (bookmark, link target): nothing to draw a box on; goes
               // unless the plan lists it as kept. Behind the page's other regions.
};

struct TextRegion {
  SensitiveText text;
  std::vector<Glyph> glyphs;
  std::vector<Segment> segments;  // in text order
  Origin origin = Origin::kTextLayer;
};

// A place that looks like text and could not be read with confidence.
struct UnreadArea {
  Quad quad;
  float confidence = 0;
};

struct Page {
  double width = 0;  // page space; pixels for pictures, columns for text
  double height = 0;
  std::uint64_t frame_ms = 0;  // time of the frame; 0 unless the medium is timed
  std::vector<TextRegion> regions;
  std::vector<UnreadArea> unread;
};

// What was looked at and what was not.
struct Coverage {
  std::uint32_t pages = 0;
  std::uint32_t segments = 0;
  std::uint32_t second_reader_segments = 0;
  std::uint32_t unread_areas = 0;
  std::uint32_t hidden_parts_removed = 0;  // metadata blocks, comments, thumbnails, trailing bytes
  bool was_encrypted = false;              // the output is not
  bool was_signed = false;                 // the output is not
  bool was_pdf_a = false;                  // the output does not claim to be
};

// A file packed in the document, to be processed as an attachment of its own. Its name is not kept:
// it may say whose it is.
struct PackedFile {
  std::string extension;  // of its name, [a-z0-9] at most 8; a hint
  Bytes bytes;
  ErrorCode error = ErrorCode::kNone;  // why it could not be unpacked; then without bytes
};

struct ExtractedDocument {
  MediaType type = MediaType::kUnknown;
  std::vector<Page> pages;
  Coverage coverage;
  std::vector<PackedFile> packed;
};

// Quads of the glyphs that a span touches, joined per row: one quad for each run of glyphs whose
// vertical extents overlap. Empty for a region without glyphs. Bounds grow to whole glyphs, and in
// text from OCR, where a span begins or ends within a word, over half of the neighbouring glyph.
std::vector<Quad> QuadsOf(const TextRegion& region, Span span);

// Gives back what lists have reserved: thousands of pages are kept.
void Shrink(Page& page);

// Adds a page that was read to what was looked at.
void CountPage(const Page& page, Coverage& coverage);

// Index of the segment that holds byte `offset`, or -1.
int SegmentAt(const TextRegion& region, std::uint32_t offset);

// Cuts decoded text into segments as described above. `text` must be valid UTF-8.
std::vector<Segment> SegmentPlainText(std::string_view text);

}  // namespace zwartlak
