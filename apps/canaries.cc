// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "apps/canaries.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "apps/canary_picture.h"
#include "pipeline/core/ticket_context.h"

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
  using namespace canary_picture;  // NOLINT: the table of this function
  constexpr int kMargin = 24;
  constexpr int kPageWidth = kWidth + 2 * kMargin;
  constexpr int kPageHeight = kHeight + 2 * kMargin;
  Bytes pixels(static_cast<std::size_t>(kPageWidth * kPageHeight) * 3, 255);
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      const int bits = kBits[static_cast<std::size_t>(y * (kWidth / 8) + x / 8)];
      if (((bits >> (7 - x % 8)) & 1) == 0) continue;
      const int pixel = ((y + kMargin) * kPageWidth + x + kMargin) * 3;
      std::fill_n(pixels.begin() + pixel, 3, std::uint8_t{20});
    }
  }
  const PixelView view{pixels.data(), kPageWidth, kPageHeight,
                       static_cast<std::size_t>(kPageWidth) * 3};
  const Result<Page> page = reader.Read(view, {SecondReader::kNever, 1});
  if (!page) return std::unexpected(page.error());
  const bool read = std::ranges::any_of(page->regions, [](const TextRegion& region) {
    return FoldValue(region.text.Reveal()).find(FoldValue(kText)) != std::string::npos;
  });
  if (!read) return Fail(ErrorCode::kInternal, Stage::kSetup);
  return {};
}

}  // namespace zwartlak
