// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/text_shower.h"

#include <array>
#include <charconv>
#include <cmath>

namespace zwartlak::pdf {
namespace {

constexpr double kGapStep = 0.5 * kPixelsPerPoint;

// Width that a glyph without advance (an accent) is taken to have, to the left of its origin.
constexpr double kAccentWidth = 0.3;

std::string Decimal(double value) {
  std::array<char, 32> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                          std::chars_format::fixed, 2);
  return error == std::errc() ? std::string(buffer.data(), end) : "0";
}

bool Holds(const Rect& r, const Point& p) {
  return p.x >= r.left && p.x <= r.right && p.y >= r.top && p.y <= r.bottom;
}

}  // namespace

// The operator that is being written anew.
struct TextShower::Pending {
  GlyphSink* sink = nullptr;
  bool take_all = false;
  bool changed = false;
  std::string array;
  std::string run;     // bytes of glyphs that stay
  double gap = 0;      // displacement since the last glyph that stays, text space
  bool taken = false;  // the gap holds taken glyphs

  void EndRun() {
    if (!run.empty()) array += Quoted(run);
    run.clear();
  }
};

void TextShower::Begin() {
  matrix_ = {};
  line_ = {};
  carry_ = error_ = 0;
}

void TextShower::SetMatrix(const Matrix& m) {
  matrix_ = line_ = m;
  carry_ = error_ = 0;
}

void TextShower::MoveLine(double x, double y) {
  line_ = Concat({1, 0, 0, 1, x, y}, line_);
  matrix_ = line_;
  carry_ = error_ = 0;
}

void TextShower::Gap(const TextState& state, const Matrix& to_page, Pending& pending) {
  if (pending.gap == 0) return;
  pending.EndRun();
  double gap = pending.gap;
  if (pending.taken) {
    const Matrix m = Concat(matrix_, to_page);
    const double scale = std::hypot(m.a, m.b) * std::abs(state.scale);
    if (scale > 0) {
      const double exact = gap * scale + error_;
      const double rounded = std::round(exact / kGapStep) * kGapStep;
      error_ = exact - rounded;
      gap = rounded / scale;
    }
  }
  if (state.size != 0) pending.array += Decimal(-gap * 1000 / state.size) + ' ';
  pending.gap = 0;
  pending.taken = false;
}

void TextShower::ShowString(std::string_view bytes, const TextState& state, const Matrix& to_page,
                            Pending& pending) {
  const Font& font = *state.font;
  for (std::size_t at = 0; at < bytes.size();) {
    const FontGlyph glyph = font.GlyphAt(bytes, at);
    const double ink = glyph.width * state.size * state.scale;
    const double advance =
        glyph.width * state.size + state.char_space + (glyph.is_space ? state.word_space : 0);
    const Matrix m = Concat(matrix_, to_page);
    PlacedGlyph placed;
    placed.text = glyph.text;
    placed.invisible = state.mode == 3 || state.mode == 7;
    placed.doubtful = font.is_contradictory() || font.is_type3();
    placed.size = std::abs(state.size) * std::hypot(m.c, m.d);
    const double left = ink == 0 ? -kAccentWidth * state.size * state.scale : 0;
    placed.quad = ToQuad(left, state.rise + font.descent() * state.size, ink,
                         state.rise + font.ascent() * state.size, m);
    placed.shade = state.shade;
    placed.faint =
        state.faint || state.mode != 0 || !Holds(state.clip, placed.quad.Bounds().center());
    const bool taken = pending.sink->Takes(placed) || pending.take_all;
    if (taken) {
      pending.changed = true;
      pending.taken = true;
      pending.gap += advance;
    } else {
      Gap(state, to_page, pending);
      pending.run += bytes.substr(at, static_cast<std::size_t>(glyph.bytes));
    }
    matrix_ = Concat({1, 0, 0, 1, advance * state.scale, 0}, matrix_);
    at += static_cast<std::size_t>(glyph.bytes);
  }
}

bool TextShower::Show(const std::vector<Token>& operands, const TextState& state,
                      const Matrix& to_page, bool take_all, GlyphSink& sink, std::string& array) {
  Pending pending;
  pending.sink = &sink;
  pending.take_all = take_all;
  pending.gap = carry_;
  pending.taken = pending.changed = carry_ != 0;
  carry_ = 0;
  for (const Token& token : operands) {
    if (token.kind == TokenKind::kString) {
      ShowString(StringOf(token), state, to_page, pending);
    } else if (token.kind == TokenKind::kNumber) {
      const double shift = -NumberOf(token) / 1000 * state.size;
      pending.gap += shift;
      matrix_ = Concat({1, 0, 0, 1, shift * state.scale, 0}, matrix_);
    }
  }
  pending.EndRun();
  carry_ = pending.changed ? pending.gap : 0;
  array = std::move(pending.array);
  return pending.changed;
}

}  // namespace zwartlak::pdf
