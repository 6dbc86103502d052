// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A PDF through extract, a detector that knows one name, plan, apply and the stranger; and small
// PDFs with links and bookmarks.
#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <string>

#include "pipeline/stages/detect.h"
#include "pipeline/stages/plan.h"
#include "redactors/pdf/inspect_structure.h"
#include "tests/conformance/harness.h"
#include "tests/support/small_pdf.h"
#include "tests/unit/stages/fixtures.h"

namespace zwartlak::testing_support {

using pdf::ReadStructure;

inline constexpr const char* kName = "Qirelm";

struct Scrubbed {
  RedactionPlan plan;
  std::string output;  // empty: failed
  std::string unpacked;
  bool clean = false;
};

inline Policy KeepAll() {
  Policy policy = zwartlak::testing::RemoveAll();
  policy.keep.title = true;
  return policy;
}

// Through extract, a detector that knows the name, plan, apply and the stranger.
inline Scrubbed Scrub(const std::string& file, const Policy& policy = KeepAll()) {
  static const BlindReader reader;
  const ByteView bytes = AsBytes(file);
  const IdentifiedMedia media{MediaType::kPdf,
                              std::make_shared<const Bytes>(bytes.begin(), bytes.end())};
  const Format& format = FormatOf(media);
  Scrubbed run;
  ExtractOptions options;
  options.reader = &reader;
  options.keep = policy.keep;
  const auto document = format.Extract(media, options);
  if (!document) return run;
  const auto detectors = zwartlak::testing::DetectorsFor({{kName, EntityType::kPerson, 0.9}});
  const TicketContext ticket;
  const FindingSet findings = Detect(*document, detectors, {policy, ticket});
  const auto plan = Plan(*document, findings, policy);
  EXPECT_TRUE(plan);
  run.plan = *plan;
  const auto output = format.Apply(media, *plan, {});
  if (!output) return run;
  run.output = std::string(AsText(output->bytes));
  run.unpacked = ReadStructure(output->bytes).unpacked;
  const auto check = format.inspector().Check(media, *plan, *output);
  run.clean = check && check->boxes_solid && check->outside_untouched && check->metadata_clean;
  return run;
}

inline Scrubbed Scrub(const SmallPdf& pdf, const Policy& policy = KeepAll()) {
  return Scrub(pdf.Write(), policy);
}

inline std::string OutputOf(const Scrubbed& run, const std::string& command) {
  const Scratch scratch;
  const std::string path = scratch.File("out.pdf");
  std::ofstream(path, std::ios::binary) << run.output;
  std::string out;
  FILE* pipe = popen((command + " " + path + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return out;
  char buffer[4096];
  for (std::size_t n = 0; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
  pclose(pipe);
  return out;
}

inline bool Holds(std::string_view text, std::string_view what) {
  return text.find(what) != std::string_view::npos;
}

inline SmallPdf TwoPages() {
  SmallPdf pdf;
  pdf.contents = {Shown("Inleiding van het stuk", 10, 80) + Shown("Bijlage", 10, 40),
                  Shown("Hoofdstuk 2 Besluit", 10, 80)};
  return pdf;
}

inline std::string Link(const std::string& rest) {
  return "<< /Type /Annot /Subtype /Link /Rect [8 36 60 52] /Border [0 0 1] /Contents (Qirelm) "
         "/NM (Qirelm) " +
         rest + " >>";
}

inline std::string Uri(const std::string& address) {
  return "/A << /S /URI /URI (" + address + ") /Next << /S /JavaScript /JS (Qirelm) >> >>";
}

inline SmallPdf WithLink(const std::string& rest) {
  SmallPdf pdf = TwoPages();
  pdf.page = "/Annots [20 0 R]";
  pdf.objects = {Link(rest)};
  return pdf;
}

inline SmallPdf WithBookmark(const std::string& rest) {
  SmallPdf pdf = TwoPages();
  pdf.catalog = "/Outlines 20 0 R";
  pdf.objects = {"<< /Type /Outlines /First 21 0 R /Last 21 0 R /Count 1 >>",
                 "<< /Parent 20 0 R " + rest + " >>"};
  return pdf;
}

}  // namespace zwartlak::testing_support
