// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/runner.h"

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <utility>

#include "pipeline/audit/sha256.h"
#include "pipeline/core/utf8.h"
#include "pipeline/stages/apply.h"
#include "pipeline/stages/diagnose.h"
#include "pipeline/stages/extract.h"
#include "pipeline/stages/plan.h"
#include "pipeline/stages/verify.h"

namespace zwartlak {
namespace {

// Cover more and verify again: how often before a person has to look.
constexpr std::uint32_t kMaxRounds = 3;
// A long text has many words that become somebody's beside a bar; a round costs little there.
constexpr std::uint32_t kMaxTextRounds = 8;

// What the verifying reader alone reads must be this sure (pipeline/stages/verify.cc has the same
// bar): its noise is not personal data.
constexpr double kSureGuess = 0.6;

// Tells the parent about every page that is done. Pages come from several threads.
class PageCounter {
 public:
  PageCounter(Stage stage, const ChildReporter& reporter) : stage_(stage), reporter_(reporter) {}
  void Count() { reporter_.Report({stage_, ++pages_}); }

 private:
  Stage stage_;
  const ChildReporter& reporter_;
  std::atomic<std::uint32_t> pages_ = 0;
};

// Counts what formats that do not count themselves let it read.
class CountingReader : public PageReader {
 public:
  CountingReader(const PageReader& reader, PageCounter& counter)
      : reader_(reader), counter_(counter) {}
  [[nodiscard]] std::string_view name() const override { return reader_.name(); }
  [[nodiscard]] std::string_view version() const override { return reader_.version(); }
  [[nodiscard]] Result<Page> Read(const PixelView& pixels,
                                  const ReadOptions& options) const override {
    Result<Page> page = reader_.Read(pixels, options);
    counter_.Count();
    return page;
  }

 private:
  const PageReader& reader_;
  PageCounter& counter_;
};

// Runs the stages over one attachment, filling the outcome as it goes.
class Flow {
 public:
  Flow(const StagesInput& input, const Toolbox& tools, const ChildReporter& reporter)
      : input_(input),
        tools_(tools),
        reporter_(reporter),
        context_{input.policy, input.ticket, input.threads},
        read_{
            .second_reader = input.policy.second_reader, .threads = input.threads, .on_page = {}} {}

  Outcome Run() {
    // What was learned before a failure stays in the outcome: other attachments may need it.
    const Result<void> done = input_.mode == Mode::kVerify ? ReadTwice() : ReadAndScrub();
    if (!done) outcome_.error = done.error();
    return std::move(outcome_);
  }

 private:
  template <typename Call>
  auto Timed(Stage stage, const Call& call) {
    reporter_.Report({stage, 0});
    const auto start = std::chrono::steady_clock::now();
    auto result = call();
    ::malloc_trim(0);  // what a stage freed, long documents would hold through all of them
    const auto spent = std::chrono::steady_clock::now() - start;
    outcome_.stage_ms[static_cast<std::size_t>(stage)] += static_cast<std::uint32_t>(
        std::chrono::duration_cast<std::chrono::milliseconds>(spent).count());
    return result;
  }

  Result<ExtractedDocument> ExtractWith(const PageReader* reader) {
    return Timed(Stage::kExtract, [&]() -> Result<ExtractedDocument> {
      PageCounter counter(Stage::kExtract, reporter_);
      const ReadOptions read = Reading(counter);
      if (reader == nullptr || input_.format.counts_pages()) {
        return Extract(input_.media, input_.format,
                       {input_.policy.limits, read, reader, input_.unpack, input_.policy.keep});
      }
      const CountingReader counting(*reader, counter);
      return Extract(input_.media, input_.format,
                     {input_.policy.limits, read, &counting, input_.unpack, input_.policy.keep});
    });
  }

  [[nodiscard]] ReadOptions Reading(PageCounter& counter) const {
    ReadOptions read = read_;
    read.on_page = [&counter] { counter.Count(); };
    return read;
  }

  FindingSet DetectIn(const ExtractedDocument& document) {
    return Timed(Stage::kDetect, [&] { return Detect(document, *tools_.detectors, context_); });
  }

  void Describe(const ExtractedDocument& document) {
    outcome_.coverage = document.coverage;
    outcome_.pages.clear();
    for (const Page& page : document.pages) {
      outcome_.pages.push_back({page.width, page.height, page.frame_ms});
    }
  }

  void Reveal(const ExtractedDocument& document, const FindingSet& findings) {
    if (!input_.reveal) return;
    for (const Finding& f : findings) {
      const std::string_view text = document.pages[f.page].regions.size() > f.region
                                        ? document.pages[f.page].regions[f.region].text.Reveal()
                                        : std::string_view{};
      outcome_.texts.emplace_back(std::string(
          text.substr(std::min<std::size_t>(f.span.start, text.size()), f.span.size())));
    }
  }

  [[nodiscard]] bool IsKept(const Finding& f) const {
    return input_.policy.For(f.entity).action == Action::kKeep;
  }

  // An attachment's own name may say whose it is. Separators of file names become blanks, so that
  // detectors see words.
  bool NameIsPersonal() {
    std::string name = utf8::Sanitise(input_.untrusted_name);
    if (const auto dot = name.rfind('.'); dot != std::string::npos && dot > 0) name.resize(dot);
    for (char& c : name) {
      if (c == '_' || c == '-' || c == '/' || c == '+') c = ' ';
    }
    ExtractedDocument document;
    document.type = MediaType::kPlainText;
    Page page;
    page.width = static_cast<double>(name.size());
    page.height = 1;
    page.regions.push_back({.text = SensitiveText(name), .segments = SegmentPlainText(name)});
    document.pages.push_back(std::move(page));
    return std::ranges::any_of(Detect(document, *tools_.detectors, context_),
                               [&](const Finding& f) { return !IsKept(f); });
  }

  Result<void> ReadAndScrub() {
    Result<ExtractedDocument> document = ExtractWith(input_.readers.leading);
    if (!document) return std::unexpected(document.error());
    outcome_.packed = std::move(document->packed);
    Describe(*document);
    FindingSet findings = DetectIn(*document);
    outcome_.values = ValuesOf(*document, findings, context_);
    outcome_.words = WordDigests(*document, input_.ticket.key);
    if (input_.mode == Mode::kScan) {
      std::erase_if(findings, [&](const Finding& f) { return IsKept(f); });
      Reveal(*document, findings);
      outcome_.findings = std::move(findings);
      return {};
    }
    outcome_.findings = findings;
    outcome_.name_is_personal = NameIsPersonal();
    outcome_.diagnostics = Diagnose(*document, findings, input_.policy);
    return CoverAndVerify(*document, findings);
  }

  Result<void> CoverAndVerify(const ExtractedDocument& document, const FindingSet& findings) {
    Result<RedactionPlan> plan =
        Timed(Stage::kPlan, [&] { return Plan(document, findings, input_.policy); });
    if (!plan) return std::unexpected(plan.error());
    for (std::uint32_t round = 1;; ++round) {
      outcome_.plan = plan->items;
      outcome_.plan_sha256 = Sha256(ToJson(*plan));
      Result<RedactedFile> file = Timed(Stage::kApply, [&] {
        return Apply(input_.media, *plan, input_.format, input_.policy.limits);
      });
      if (!file) return std::unexpected(file.error());
      outcome_.coverage.hidden_parts_removed =
          std::max(outcome_.coverage.hidden_parts_removed, file->hidden_parts_removed);
      const Result<Verification> seen =
          VerifyOnce({input_.media, document, findings, *plan, *file});
      if (!seen) return std::unexpected(seen.error());
      Count(seen->report);
      if (outcome_.verification.passed) {
        outcome_.file = std::move(*file);
        return {};
      }
      RedactionPlan more = Merge(*plan, seen->residue);
      const bool grows = ToJson(more) != ToJson(*plan);
      const bool text = input_.media.type == MediaType::kPlainText;
      if (round == (text ? kMaxTextRounds : kMaxRounds) || !grows) {
        const ErrorCode failure = outcome_.verification.failure;
        return Fail(failure == ErrorCode::kNone ? ErrorCode::kInternal : failure, Stage::kVerify);
      }
      *plan = std::move(more);
    }
  }

  Result<Verification> VerifyOnce(const VerifyInput& what) {
    return Timed(Stage::kVerify, [&]() -> Result<Verification> {
      const PageReader* reader = input_.readers.verifying;
      PageCounter counter(Stage::kVerify, reporter_);
      const ReadOptions read = Reading(counter);
      if (reader == nullptr || input_.format.counts_pages()) {
        return Verify(what, {input_.format, *tools_.detectors, reader, read}, context_);
      }
      const CountingReader counting(*reader, counter);
      return Verify(what, {input_.format, *tools_.detectors, &counting, read}, context_);
    });
  }

  // The last round's flags, the sums of all rounds.
  void Count(const VerificationReport& round) {
    const std::uint32_t attempts = outcome_.verification.attempts + 1;
    const std::uint32_t residue = outcome_.verification.residue_found + round.residue_found;
    outcome_.verification = round;
    outcome_.verification.attempts = attempts;
    outcome_.verification.residue_found = residue;
  }

  // `zwartlak verify`: a file is clean if neither reader sees anything.
  Result<void> ReadTwice() {
    for (const PageReader* reader : {input_.readers.leading, input_.readers.verifying}) {
      const bool second = reader != nullptr && reader == input_.readers.verifying;
      Result<ExtractedDocument> document = ExtractWith(reader);
      if (!document) return std::unexpected(document.error());
      if (!second) outcome_.packed = std::move(document->packed);
      Describe(*document);
      FindingSet findings = DetectIn(*document);
      std::erase_if(findings, [&](const Finding& f) {
        return IsKept(f) ||
               (second && (f.score < kSureGuess || f.entity == EntityType::kUnreadText));
      });
      Reveal(*document, findings);
      std::ranges::move(findings, std::back_inserter(outcome_.findings));
      if (!input_.format.needs_reader()) break;
    }
    return {};
  }

  const StagesInput& input_;
  const Toolbox& tools_;
  const ChildReporter& reporter_;
  DetectContext context_;
  ReadOptions read_;
  Outcome outcome_;
};

}  // namespace

const Format* FormatFor(MediaType type, const Toolbox& tools) {
  for (const Format* format : tools.formats) {
    if (std::ranges::find(format->types(), type) != format->types().end()) return format;
  }
  return nullptr;
}

Outcome RunStages(const StagesInput& input, const Toolbox& tools, const ChildReporter& reporter) {
  return Flow(input, tools, reporter).Run();
}

}  // namespace zwartlak
