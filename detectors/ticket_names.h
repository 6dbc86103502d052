// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Looks for the people the ticket names (TicketContext::persons) in every form they take: full,
// surname alone, first name alone when capitalised, initials and surname, "Surname, First",
// damaged by OCR (one edit in words of six letters and more), and as user name or local part of a
// mail address. Values found in the ticket's other attachments are the detect stage's business.
#pragma once

#include <memory>

#include "detectors/name_words.h"
#include "pipeline/core/detector.h"

namespace zwartlak {

class TicketNameDetector : public Detector {
 public:
  explicit TicketNameDetector(std::shared_ptr<const Gazetteer> gazetteer)
      : words_(std::move(gazetteer)) {}
  [[nodiscard]] std::string_view name() const override { return "ticket_names"; }
  [[nodiscard]] FindingSet Detect(const TextRegion& region,
                                  const DetectContext& context) const override;

 private:
  NameWords words_;
};

}  // namespace zwartlak
