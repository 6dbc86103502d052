// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/ticket_run.h"

#include <sys/random.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <limits>
#include <map>
#include <set>
#include <thread>
#include <utility>

#include "pipeline/sandbox/pool.h"
#include "pipeline/stages/identify.h"

namespace zwartlak {
namespace {

// Outputs of the first pass are held until it is over. What exceeds this is made again when it is
// needed: slower, but a folder of any size fits in memory.
constexpr std::uint64_t kMaxHeldBytes = 512ULL << 20;

TicketKey NewKey() {
  TicketKey key{};
  // Cannot fail for so few bytes on a machine that is up; a guessable key would be a leak.
  if (getrandom(key.data(), key.size(), 0) != static_cast<ssize_t>(key.size())) std::abort();
  return key;
}

bool Holds(const std::vector<KnownValue>& values, std::uint64_t digest) {
  const auto at = std::ranges::lower_bound(values, digest, {}, &KnownValue::digest);
  return at != values.end() && at->digest == digest;
}

// WordDigests says "anything" with one greatest digest when there are too many words to list.
bool MayHoldWord(const std::vector<std::uint64_t>& words, std::uint64_t digest) {
  return std::ranges::binary_search(words, digest) ||
         (!words.empty() && words.back() == std::numeric_limits<std::uint64_t>::max());
}

// The persons the operator named, as values that were found already: so they are looked for in all
// spellings in which a found value is, surname and first name on their own included.
std::vector<KnownValue> ValuesOfPersons(const TicketContext& ticket, const Policy& policy) {
  ExtractedDocument document;
  FindingSet findings;
  document.pages.emplace_back();
  for (const SensitiveText& person : ticket.persons) {
    Finding finding;
    finding.entity = EntityType::kPerson;
    finding.region = static_cast<std::uint32_t>(document.pages[0].regions.size());
    finding.span = {0, static_cast<std::uint32_t>(person.size())};
    finding.score = 1;
    findings.push_back(std::move(finding));
    document.pages[0].regions.push_back({.text = person});
  }
  return ValuesOf(document, findings, {policy, ticket});
}

}  // namespace

struct TicketRun::Item {
  Examined* examined = nullptr;
  std::vector<KnownValue> known;  // context of its last pass
  bool keep_output = false;       // whatever is held already
};

// Makes inputs of what is packed in attachments. They are named after the attachment and their own
// number: the names they had may hold personal data.
class TicketRun::Unpacker {
 public:
  Unpacker(const std::vector<Input>& inputs, const Limits& limits) : limits_(limits) {
    for (const Input& input : inputs) Take(input.name);
  }

  void Unpack(Examined& examined, std::vector<Input>& out) {
    std::vector<PackedFile> packed = std::exchange(examined.outcome.packed, {});
    for (std::size_t i = 0; i < packed.size(); ++i) {
      const bool full = files_ >= limits_.max_children;
      out.push_back(InputOf(examined, std::move(packed[i]), i + 1, full));
      examined.packed.push_back(out.back().name);
      // One notice stands for all that do not fit.
      if (full) break;
    }
  }

 private:
  Input InputOf(const Examined& parent, PackedFile&& file, std::size_t number, bool full) {
    Input input;
    input.parent = parent.input.name;
    input.parent_sha256 = parent.sha256;
    input.depth = parent.input.depth + 1;
    input.refusal = file.error;
    bytes_ += file.bytes.size();
    ++files_;
    if (full || bytes_ > limits_.max_children_bytes || input.depth > limits_.max_child_depth) {
      input.refusal = ErrorCode::kTooManyChildren;
    }
    if (input.refusal != ErrorCode::kNone) {
      bytes_ -= file.bytes.size();
      file.bytes = {};
    }
    input.given = std::make_shared<const Bytes>(std::move(file.bytes));
    const std::string suffix = std::string("-attachment-").append(std::to_string(number));
    const std::string extension = std::string(".").append(ExtensionOf(input, file.extension));
    for (int n = 1;; ++n) {
      input.name = parent.input.name + suffix;
      if (n > 1) input.name.append("-").append(std::to_string(n));
      input.name += extension;
      if (!taken_.contains(input.name) && !taken_.contains(ReportNameOf(input.name))) break;
    }
    input.wanted_name = input.name;
    input.path = parent.input.path + suffix + extension;
    Take(input.name);
    return input;
  }

  // As the content says; the file's own if it is one of those that the type has.
  [[nodiscard]] std::string ExtensionOf(const Input& input, const std::string& own) const {
    Attachment attachment;
    attachment.bytes = input.given;
    attachment.untrusted_name = std::string("packed.").append(own);
    const auto media = Identify(attachment, limits_);
    if (!media) return "bin";
    const std::string_view known = InfoOf(media->type).extensions;
    for (std::string_view rest = known; !own.empty() && !rest.empty();) {
      const std::string_view one = rest.substr(0, rest.find(' '));
      if (one == own) return own;
      rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    }
    return std::string(known.substr(0, known.find(' ')));
  }

  void Take(const std::string& name) {
    taken_.insert(name);
    taken_.insert(ReportNameOf(name));
  }

  const Limits& limits_;
  std::set<std::string> taken_;
  std::uint64_t files_ = 0;
  std::uint64_t bytes_ = 0;
};

TicketRun::TicketRun(const Toolbox& tools, const Policy& policy, TicketOptions options,
                     ReaderLoader load_readers)
    : tools_(tools),
      policy_(policy),
      options_(std::move(options)),
      load_readers_(std::move(load_readers)) {
  context_.key = NewKey();
  context_.persons = options_.persons;
  context_.known = ValuesOfPersons(context_, policy_);
}

Result<void> TicketRun::NeedReaders() {
  if (readers_loaded_) return {};
  const Result<ReaderPair> readers = load_readers_();
  if (!readers) return std::unexpected(readers.error());
  readers_ = *readers;
  readers_loaded_ = true;
  return {};
}

// Reads and identifies in the parent (signatures only, no foreign parser); all else is the child's.
Result<ChildWork> TicketRun::Prepare(Item& item) {
  Examined& examined = *item.examined;
  ++examined.passes;
  Result<Attachment> attachment = ReadInput(examined.input, policy_.limits);
  if (!attachment) return std::unexpected(attachment.error());
  if (examined.passes > 1 && attachment->sha256 != examined.sha256) {
    return Fail(ErrorCode::kUnreadableInput, Stage::kRunner);  // changed under our hands
  }
  examined.bytes = attachment->bytes->size();
  examined.sha256 = attachment->sha256;
  attachment->ticket_id = options_.ticket_id;
  Result<IdentifiedMedia> media = Identify(*attachment, policy_.limits);
  if (!media) return std::unexpected(media.error());
  media->passwords = options_.passwords;
  examined.type = media->type;
  const Format* format = FormatFor(media->type, tools_);
  if (format == nullptr) return Fail(ErrorCode::kUnsupportedType, Stage::kIdentify);
  if (format->needs_reader()) {
    if (const Result<void> ready = NeedReaders(); !ready) return std::unexpected(ready.error());
  }
  item.known = context_.known;
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const int threads = static_cast<int>(std::max(1U, cores / std::max(1U, options_.jobs)));
  return [this, media = *media, format, threads, unpack = examined.passes == 1,
          name = examined.input.wanted_name](const ChildReporter& reporter) {
    const StagesInput input{.mode = options_.mode,
                            .reveal = options_.reveal,
                            .media = media,
                            .untrusted_name = name,
                            .policy = policy_,
                            .ticket = context_,
                            .format = *format,
                            .readers = format->needs_reader() ? readers_ : ReaderPair{},
                            .threads = threads,
                            .unpack = unpack};
    return EncodeOutcome(RunStages(input, tools_, reporter));
  };
}

void TicketRun::Take(Item& item, Result<ChildResult> result) {
  Examined& examined = *item.examined;
  if (!examined.output_dropped) held_bytes_ -= examined.outcome.file.bytes.size();
  examined.output_dropped = false;
  if (!result) {
    // What an earlier pass learned stays valid; its output does not.
    examined.outcome.error = result.error();
    examined.outcome.file = {};
    return;
  }
  examined.peak_memory_bytes = std::max(examined.peak_memory_bytes, result->peak_memory_bytes);
  examined.cpu_ms += result->cpu_ms;
  Result<Outcome> outcome = DecodeOutcome(result->message);
  if (!outcome) {
    examined.outcome.error = outcome.error();
    examined.outcome.file = {};
    return;
  }
  examined.outcome = std::move(*outcome);
  if (!item.keep_output && held_bytes_ + examined.outcome.file.bytes.size() > kMaxHeldBytes) {
    examined.outcome.file.bytes = Bytes();
    examined.output_dropped = examined.outcome.error.code == ErrorCode::kNone;
  }
  held_bytes_ += examined.outcome.file.bytes.size();
}

void TicketRun::Learn(const std::vector<KnownValue>& values) {
  std::vector<KnownValue>& known = context_.known;
  const auto middle = static_cast<std::ptrdiff_t>(known.size());
  known.insert(known.end(), values.begin(), values.end());
  std::inplace_merge(known.begin(), known.begin() + middle, known.end());
  const auto rest = std::ranges::unique(known);
  known.erase(rest.begin(), rest.end());
}

void TicketRun::RunPass(const std::vector<Item*>& items, const ProgressHook& progress,
                        const SettledHook& settled) {
  std::size_t done = 0;
  std::size_t next = 0;  // the first item that is not settled
  std::vector<bool> ended(items.size());
  bool go_on = true;
  const auto tell = [&](std::size_t item, const ChildProgress& child) {
    if (progress) progress({done, items.size(), items[item]->examined->input.name, child});
  };
  const auto end = [&](std::size_t item) {
    ++done;
    ended[item] = true;
    tell(item, {});
    for (; go_on && next < items.size() && ended[next]; ++next) go_on = settled(*items[next]);
  };
  RunPool(items.size(), options_.jobs, policy_.limits,
          {.prepare = [&](std::size_t item) -> Result<ChildWork> {
             if (!go_on) return Fail(ErrorCode::kInternal, Stage::kRunner);
             tell(item, {});
             return Prepare(*items[item]);
           },
           .done =
               [&](std::size_t item, Result<ChildResult> result) {
                 Take(*items[item], std::move(result));
                 end(item);
               },
           .progress = tell});
}

bool TicketRun::MustRunAgain(const Item& item) const {
  const Outcome& outcome = item.examined->outcome;
  return std::ranges::any_of(context_.known, [&](const KnownValue& value) {
    return MayHoldWord(outcome.words, value.digest) && !Holds(outcome.values, value.digest) &&
           !Holds(item.known, value.digest);
  });
}

// Hands a final attachment over and lets go of what only the passes needed.
bool TicketRun::Settle(Item& item, const FinalHook& final) {
  Examined& examined = *item.examined;
  if (examined.output_dropped) Restore(examined);
  const std::size_t held = examined.outcome.file.bytes.size();
  const bool go_on = final(examined);
  held_bytes_ -= held;
  examined.outcome.file = {};
  examined.outcome.words = {};
  if (!examined.input.parent.empty()) examined.input.given.reset();
  return go_on;
}

void TicketRun::Examine(const std::vector<Input>& inputs, const ProgressHook& progress,
                        const FinalHook& final) {
  Unpacker unpacker(inputs, policy_.limits);
  std::deque<Examined> all;  // stay where they are
  std::deque<Item> items;
  std::vector<Item*> first;
  std::vector<Input> next = inputs;
  while (!next.empty()) {
    std::vector<Item*> pass;
    for (Input& input : next) {
      all.push_back({});
      all.back().input = std::move(input);
      items.push_back({.examined = &all.back(), .known = {}});
      pass.push_back(&items.back());
    }
    // What the first ones found is known to the later ones: fewer of them must run twice.
    RunPass(pass, progress, [&](Item& item) {
      Learn(item.examined->outcome.values);
      return true;
    });
    next.clear();
    for (Item* item : pass) unpacker.Unpack(*item->examined, next);
    first.insert(first.end(), pass.begin(), pass.end());
  }
  std::vector<Item*> again;
  for (Item* item : first) {
    if (MustRunAgain(*item)) {
      again.push_back(item);
    } else if (!Settle(*item, final)) {
      return;
    }
  }
  RunPass(again, progress, [&](Item& item) { return Settle(item, final); });
}

std::vector<Examined> TicketRun::Examine(const std::vector<Input>& inputs,
                                         const ProgressHook& progress) {
  std::map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < inputs.size(); ++i) place[inputs[i].name] = i;
  std::vector<Examined> all(inputs.size());
  Examine(inputs, progress, [&](Examined& examined) {
    const auto at = place.find(examined.input.name);
    if (at == place.end()) {
      all.push_back(examined);
    } else {
      all[at->second] = examined;
    }
    return true;
  });
  return all;
}

void TicketRun::Restore(Examined& examined) {
  // With the final context, which holds all that the last pass knew.
  Item item{.examined = &examined, .known = {}, .keep_output = true};
  RunPass({&item}, nullptr, [](Item&) { return true; });
}

}  // namespace zwartlak
