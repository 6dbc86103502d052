// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "apps/canaries.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace zwartlak {
namespace {

struct Sentence {
  EntityType entity;
  std::string_view text;
  std::string_view value;
};

// For what no rule file stands for: labels, names, addresses. The people are invented.
constexpr std::array kSentences{
    Sentence{EntityType::kPerson, "Geachte mevrouw De Vries,\n", "Vries"},
    Sentence{EntityType::kPerson, "Achternaam: Janssen\n", "Janssen"},
    Sentence{EntityType::kAddress, "Adres: Kerkstraat 12\n", "Kerkstraat"},
    Sentence{EntityType::kDateOfBirth, "Geboortedatum: 12-03-1980\n", "12-03-1980"},
    Sentence{EntityType::kUsername, "Gebruikersnaam: jjanssen7\n", "jjanssen7"},
    Sentence{EntityType::kPassword, "Wachtwoord: Zomer!2024x\n", "Zomer!2024x"},
};

ExtractedDocument DocumentOf(std::string_view text) {
  ExtractedDocument document;
  document.type = MediaType::kPlainText;
  Page page;
  page.width = static_cast<double>(text.size());
  page.height = static_cast<double>(std::ranges::count(text, '\n') + 1);
  page.regions.push_back(
      {.text = SensitiveText(std::string(text)), .segments = SegmentPlainText(text)});
  document.pages.push_back(std::move(page));
  return document;
}

// Whether what would be removed touches the value. Another entity's name will do: covered is
// covered.
bool IsFound(std::string_view text, std::string_view value, const DetectorList& detectors,
             const DetectContext& context) {
  const std::size_t at = text.find(value);
  if (at == std::string_view::npos) return false;
  const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + value.size())};
  return std::ranges::any_of(Detect(DocumentOf(text), detectors, context), [&](const Finding& f) {
    return Overlaps(f.span, span) && context.policy.For(f.entity).action != Action::kKeep;
  });
}

// 5 x 7 dot letters, a row a byte, the leftmost dot the highest of five bits.
struct DotLetter {
  char letter;
  std::array<std::uint8_t, 7> rows;
};
constexpr std::array kLetters{
    DotLetter{'0', {14, 17, 19, 21, 25, 17, 14}}, DotLetter{'1', {4, 12, 4, 4, 4, 4, 14}},
    DotLetter{'2', {14, 17, 1, 2, 4, 8, 31}},     DotLetter{'3', {31, 2, 4, 2, 1, 17, 14}},
    DotLetter{'4', {2, 6, 10, 18, 31, 2, 2}},     DotLetter{'7', {31, 1, 2, 4, 8, 8, 8}},
};
constexpr std::string_view kDrawn = "137240";
constexpr int kScale = 4;

}  // namespace

std::vector<Canary> RunCanaries(const DetectorList& detectors, const RuleSet& rules,
                                const Policy& policy) {
  // Without the allow list: an operator may well allow a value that an example uses.
  Policy bare = policy;
  bare.allow = {};
  const TicketContext ticket;
  const DetectContext context{bare, ticket};
  std::vector<Canary> canaries;
  for (const EntityInfo& info : AllEntityTypes()) {
    canaries.push_back({.entity = info.type,
                        .removed_by_policy = policy.For(info.type).action == Action::kRemove});
  }
  const auto at = [&](EntityType type) -> Canary& {
    return canaries[static_cast<std::size_t>(type)];
  };
  for (const Rule& rule : rules.rules) {
    Canary& canary = at(rule.entity);
    canary.has_detector = true;
    if (canary.found || !canary.removed_by_policy) continue;
    canary.found = std::ranges::any_of(rule.match, [&](const RuleExample& example) {
      return IsFound(example.text, example.value, detectors, context);
    });
  }
  for (const Sentence& sentence : kSentences) {
    Canary& canary = at(sentence.entity);
    canary.has_detector = true;
    if (canary.found || !canary.removed_by_policy) continue;
    canary.found = IsFound(sentence.text, sentence.value, detectors, context);
  }
  return canaries;
}

Result<void> RunReaderCanary(const PageReader& reader) {
  const int width = 40 + static_cast<int>(kDrawn.size()) * 6 * kScale;
  const int height = 40 + 7 * kScale;
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width * height) * 3, 255);
  int left = 20;
  for (const char c : kDrawn) {
    const auto letter = std::ranges::find(kLetters, c, &DotLetter::letter);
    for (int y = 0; y < 7 * kScale; ++y) {
      for (int x = 0; x < 5 * kScale; ++x) {
        const int row = letter->rows[static_cast<std::size_t>(y / kScale)];
        if (((row >> (4 - x / kScale)) & 1) == 0) continue;
        const auto pixel = static_cast<std::size_t>((20 + y) * width + left + x) * 3;
        std::fill_n(pixels.begin() + static_cast<std::ptrdiff_t>(pixel), 3, std::uint8_t{20});
      }
    }
    left += 6 * kScale;
  }
  const PixelView view{pixels.data(), width, height, static_cast<std::size_t>(width) * 3};
  const Result<Page> page = reader.Read(view, {SecondReader::kNever, 1});
  if (!page) return std::unexpected(page.error());
  std::string read;
  for (const TextRegion& region : page->regions) read.append(region.text.Reveal());
  std::erase_if(read, [](char c) { return c < '0' || c > '9'; });
  if (read.find(kDrawn) == std::string::npos) return Fail(ErrorCode::kInternal, Stage::kSetup);
  return {};
}

}  // namespace zwartlak
