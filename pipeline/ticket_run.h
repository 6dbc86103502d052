// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// All attachments of one ticket, and the files packed in them: these follow as attachments of their
// own, within limits of number, size and depth; what exceeds one is refused by name.
//
// A value found in one attachment is removed in all of them, without
// the parent ever knowing it: children tell keyed digests of the values they found and of the words
// they saw; an attachment in which a value of another one occurs that it did not know of is
// processed once more. What an attachment's detectors find does not depend on what is known from
// others (pipeline/stages/detect.h: ValuesOf), so after the first pass nothing new can turn up: two
// passes are enough, an attachment that needs no second one is final when the first pass is over,
// and the results do not depend on the order or the number of children.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "pipeline/input.h"
#include "pipeline/runner.h"

namespace zwartlak {

struct TicketOptions {
  Mode mode = Mode::kScrub;
  bool reveal = false;
  std::string ticket_id;
  std::vector<SensitiveText> persons;
  unsigned jobs = 1;
  Passwords passwords = nullptr;
};

// One attachment after its last pass.
struct Examined {
  Input input;
  MediaType type = MediaType::kUnknown;  // by content
  std::uint64_t bytes = 0;
  Digest sha256{};
  Outcome outcome;
  std::uint32_t passes = 0;
  std::uint64_t peak_memory_bytes = 0;  // of the child
  std::uint32_t cpu_ms = 0;
  std::vector<std::string> packed;  // names of the files packed in it
  bool output_dropped = false;      // to bound memory: TicketRun::Restore makes it again
};

// Progress, for whoever shows it: `done` of `total` steps, and where one of the children is.
struct RunProgress {
  std::size_t done = 0;
  std::size_t total = 0;
  std::string_view name;
  ChildProgress child;
};
using ProgressHook = std::function<void(const RunProgress&)>;

// Gets every attachment once, as soon as it is final. False stops the run: no more is started.
using FinalHook = std::function<bool(Examined&)>;

// Called at most once, in the parent, before the first attachment that needs OCR.
using ReaderLoader = std::function<Result<ReaderPair>()>;

class TicketRun {
 public:
  TicketRun(const Toolbox& tools, const Policy& policy, TicketOptions options,
            ReaderLoader load_readers);

  // Files packed in the inputs follow those that hold them. Failures stand in Outcome::error. First
  // what one pass settles, then the rest, both in the order of the inputs; the output is gone from
  // an attachment when `final` returns.
  void Examine(const std::vector<Input>& inputs, const ProgressHook& progress,
               const FinalHook& final);

  // The same, gathered, in the order of the inputs; behind them what was packed in them.
  std::vector<Examined> Examine(const std::vector<Input>& inputs, const ProgressHook& progress);

  // Runs an attachment again with the context of its last pass, to have its output back.
  void Restore(Examined& examined);

  [[nodiscard]] const ReaderPair& readers() const { return readers_; }

 private:
  struct Item;
  class Unpacker;
  Result<ChildWork> Prepare(Item& item);
  void Take(Item& item, Result<ChildResult> result);
  void Learn(const std::vector<KnownValue>& values);
  // `settled` is called in the order of `items`, each as soon as it and all before it are done.
  // False ends the pass: what has not started is not started.
  using SettledHook = std::function<bool(Item&)>;
  void RunPass(const std::vector<Item*>& items, const ProgressHook& progress,
               const SettledHook& settled);
  [[nodiscard]] bool MustRunAgain(const Item& item) const;
  bool Settle(Item& item, const FinalHook& final);
  Result<void> NeedReaders();

  const Toolbox& tools_;
  const Policy& policy_;
  TicketOptions options_;
  ReaderLoader load_readers_;
  ReaderPair readers_;
  bool readers_loaded_ = false;
  TicketContext context_;
  std::uint64_t held_bytes_ = 0;
};

}  // namespace zwartlak
