// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Runs the stages on one file in this process, without a sandbox, and prints every finding and
// every residue of each round WITH its text. For samples with invented people only.
//   zwartlak_chain_probe FILE [--text]     --text prints what was read instead
#include <fstream>
#include <iostream>
#include <iterator>

#include "apps/wiring.h"
#include "pipeline/policy_file.h"
#include "pipeline/stages/apply.h"
#include "pipeline/stages/extract.h"
#include "pipeline/stages/flow.h"
#include "pipeline/stages/identify.h"
#include "pipeline/stages/plan.h"
#include "pipeline/stages/residue.h"
#include "pipeline/stages/show_boxes.h"
#include "pipeline/stages/verify.h"
#include "redactors/registry.h"

namespace zwartlak {
namespace {

void Print(const char* what, const ExtractedDocument& document, const FindingSet& findings,
           const Policy& policy) {
  for (const Finding& f : findings) {
    if (policy.For(f.entity).action == Action::kKeep) continue;
    const auto text = f.span.empty()
                          ? std::string_view("-")
                          : document.pages[f.page].regions[f.region].text.Reveal().substr(
                                f.span.start, f.span.size());
    const Rect box = f.quads.empty() ? Rect{} : f.quads[0].Bounds();
    std::cout << what << ' ' << NameOf(f.entity) << ' ' << f.score << ' ' << f.detector << '/'
              << f.rule << " r" << f.region << " [" << box.left << ' ' << box.top << "] '" << text
              << "'\n";
  }
}

int Probe(const char* path, bool text_only) {
  std::ifstream in(path, std::ios::binary);
  auto bytes =
      std::make_shared<Bytes>(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  auto wiring = Wiring::Make();
  if (!wiring) return 4;
  const Policy& policy = DefaultPolicy();
  const auto media = Identify({.bytes = bytes}, policy.limits);
  if (!media) return 3;
  const auto formats = MakeFormats();
  const Format* format = FormatFor(formats, media->type);
  const auto readers = LoadReaders(ModelFolder());
  if (!readers || format == nullptr) return 4;
  const TicketContext ticket;
  const DetectContext context{policy, ticket};
  const auto document =
      Extract(*media, *format, {policy.limits, ReadOptions{}, readers->screen.get()});
  if (!document) return 3;
  if (text_only) {
    for (const Page& page : document->pages) {
      for (const TextRegion& region : page.regions) {
        std::cout << region.text.Reveal() << "\n\n";
        for (const Flow& flow : FlowsOf(region)) {
          std::cout << "flow: " << flow.region.text.Reveal() << "\n\n";
        }
      }
    }
    return 0;
  }
  const FindingSet findings = Detect(*document, (*wiring)->detectors(), context);
  Print("found", *document, findings, policy);
  auto plan = Plan(*document, findings, policy);
  for (int round = 1; round <= 3 && plan; ++round) {
    const auto output = Apply(*media, *plan, *format, policy.limits);
    if (!output) return 3;
    auto reread = format->inspector().Reread(*output, readers->whole_page.get(), ReadOptions{});
    if (!reread) return 3;
    const auto seen =
        Verify({*media, *document, findings, *plan, *output},
               {*format, (*wiring)->detectors(), readers->whole_page.get(), {}}, context);
    if (!seen) return 3;
    ShowPlan(*plan, *reread);
    std::cout << "round " << round << ": residue " << seen->report.residue_found << ' '
              << InfoOf(seen->report.failure).name << '\n';
    const FindingSet residue =
        FindResidue(*reread, {*document, findings, *plan}, (*wiring)->detectors(), context);
    Print("  residue", *reread, residue, policy);
    if (seen->report.passed) break;
    plan = Merge(*plan, seen->residue);
  }
  return 0;
}

}  // namespace
}  // namespace zwartlak

int main(int argc, char** argv) {
  return argc == 2 || argc == 3 ? zwartlak::Probe(argv[1], argc == 3) : 2;
}
