// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "apps/cli/audit_views.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <nlohmann/json.hpp>

#include "apps/cli/messages.h"
#include "pipeline/audit/audit_format.h"
#include "pipeline/audit/log_reader.h"
#include "pipeline/core/entity_type.h"

namespace zwartlak::cli {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

void Print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

const Counts& CountsOf(const LogEntry& entry, const std::string& name) {
  static const Counts kNone;
  const auto found = entry.counts.find(name);
  return found == entry.counts.end() ? kNone : found->second;
}

bool Matches(const LogEntry& entry, const AuditFilter& filter) {
  const std::string time = entry.Text("time");
  return entry.Text("kind") == audit_format::kKindRecord &&
         (filter.ticket.empty() || entry.Text("ticket_id") == filter.ticket) &&
         (filter.verdict.empty() || entry.Text("verdict") == filter.verdict) &&
         (filter.entity.empty() || CountsOf(entry, "removed").contains(filter.entity)) &&
         (filter.since.empty() || time >= filter.since) &&
         (filter.until.empty() || time.substr(0, filter.until.size()) <= filter.until);
}

// Calls `visit` for every line that can be read, until it returns false.
int ForEachLine(const std::string& path,
                const std::function<bool(const LogEntry&, const std::string&)>& visit) {
  LineReader reader(path);
  if (!reader.is_open()) {
    Complain(Error{ErrorCode::kUnreadableInput, Stage::kNone, {}, 0}, path);
    return kExitEnvironment;
  }
  std::uint64_t unread = 0;
  while (const auto line = reader.Next()) {
    const auto entry = line->too_long ? std::nullopt : ParseLogLine(line->text);
    // A piece at the end is a write in progress, or one that a crash cut short.
    if (!entry && line->complete) ++unread;
    if (entry && !visit(*entry, line->text)) return 0;
  }
  if (reader.failed()) {
    Complain(Error{ErrorCode::kUnreadableInput, Stage::kNone, {}, 0}, path);
    return kExitEnvironment;
  }
  if (unread == 0) return 0;
  Complain(std::to_string(unread) +
           std::string(Say(" regels zijn niet te lezen. Voer zwartlak audit verify uit.",
                           " lines cannot be read. Run zwartlak audit verify.")));
  return kExitQuarantined;
}

std::string Joined(const Counts& counts, std::string_view equals, std::string_view between) {
  std::string text;
  for (const auto& [name, count] : counts) {
    if (!text.empty()) text += between;
    text.append(name).append(equals).append(std::to_string(count));
  }
  return text;
}

std::string ListLine(const LogEntry& entry) {
  std::array<char, 96> start{};
  std::snprintf(start.data(), start.size(), "%8llu  %s  %-11s  ",
                static_cast<unsigned long long>(entry.Number("seq")), entry.Text("time").c_str(),
                entry.Text("verdict").c_str());
  std::string text = start.data();
  text += Printable(entry.Text("ticket_id").empty() ? "-" : entry.Text("ticket_id"));
  if (entry.Text("reason") != "none") text += "  " + entry.Text("reason");
  if (const Counts& removed = CountsOf(entry, "removed"); !removed.empty()) {
    text += "  " + Joined(removed, ":", " ");
  }
  return Printable(text) + "\n";
}

// RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe.
std::string CsvCell(const std::string& text) {
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").contains(text[0]);
  const bool quotes = text.find_first_of("\",\r\n") != std::string::npos;
  std::string cell(quotes ? "\"" : "");
  if (formula) cell += '\'';
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  if (quotes) cell += '"';
  return cell;
}

constexpr std::array kCsvColumns{
    "seq",          "time",         "ticket_id",       "verdict",
    "reason",       "media_type",   "input_bytes",     "removed",
    "rules",        "unread_areas", "residue_found",   "verify_attempts",
    "stage_ms",     "policy",       "program_version", "hidden_parts_removed",
    "input_sha256", "plan_sha256",  "output_sha256",   "policy_sha256",
    "rules_sha256", "models_sha256"};

std::string CellOf(const LogEntry& entry, const std::string& name) {
  if (const auto text = entry.texts.find(name); text != entry.texts.end()) return text->second;
  if (const auto number = entry.numbers.find(name); number != entry.numbers.end()) {
    return std::to_string(number->second);
  }
  return Joined(CountsOf(entry, name), "=", ";");
}

struct Statistics {
  Counts verdicts, reasons, types, removed, rules, policies, total;
  std::string first, last;
};

void Count(const LogEntry& entry, Statistics& all) {
  ++all.verdicts[entry.Text("verdict")];
  if (entry.Text("reason") != "none") ++all.reasons[entry.Text("reason")];
  ++all.types[entry.Text("media_type")];
  ++all.policies[entry.Text("policy")];
  for (const auto& [name, count] : CountsOf(entry, "removed")) all.removed[name] += count;
  for (const auto& [name, count] : CountsOf(entry, "rules")) all.rules[name] += count;
  ++all.total["records"];
  for (const auto* name :
       {"input_bytes", "unread_areas", "residue_found", "hidden_parts_removed"}) {
    all.total[name] += entry.Number(name);
  }
  std::uint64_t milliseconds = 0;
  for (const auto& [name, count] : CountsOf(entry, "stage_ms")) milliseconds += count;
  all.total["milliseconds"] += milliseconds;
  all.total["milliseconds_most"] = std::max(all.total["milliseconds_most"], milliseconds);
  if (all.first.empty()) all.first = entry.Text("time");
  all.last = entry.Text("time");
}

void PrintTable(std::string_view title, const Counts& counts) {
  if (counts.empty()) return;
  Print(std::string(title) + "\n");
  for (const auto& [name, count] : counts) {
    std::array<char, 32> number{};
    std::snprintf(number.data(), number.size(), "%12llu  ", static_cast<unsigned long long>(count));
    Print(number.data() + Printable(name.empty() ? "-" : name));
    if (const auto entity = EntityTypeFromName(name)) {
      Print(std::string("  (").append(Say(InfoOf(*entity).dutch, InfoOf(*entity).english)) + ")");
    }
    Print("\n");
  }
}

void PrintShown(const LogEntry& entry) {
  for (const auto& [name, value] : entry.texts) Print(Printable(name + ": " + value) + "\n");
  for (const auto& [name, value] : entry.numbers) {
    Print(Printable(name) + ": " + std::to_string(value) + "\n");
  }
  for (const auto& [name, counts] : entry.counts) PrintTable(Printable(name) + ":", counts);
}

}  // namespace

int ListAudit(const std::string& path, const AuditFilter& filter, bool json) {
  return ForEachLine(path, [&](const LogEntry& entry, const std::string& line) {
    if (Matches(entry, filter)) Print(json ? line + "\n" : ListLine(entry));
    return true;
  });
}

int ShowAudit(const std::string& path, std::uint64_t seq, bool json) {
  bool found = false;
  const int code = ForEachLine(path, [&](const LogEntry& entry, const std::string& line) {
    if (entry.Number("seq") != seq || !entry.numbers.contains("seq")) return true;
    found = true;
    if (json) {
      Print(line + "\n");
    } else {
      PrintShown(entry);
    }
    return false;
  });
  if (found || code != 0) return code;
  Complain(Say("Het logboek heeft geen regel met dat nummer (seq).",
               "The log has no line with that number (seq)."));
  return kExitUsage;
}

int ExportAudit(const std::string& path, const AuditFilter& filter) {
  std::string header;
  for (const char* column : kCsvColumns) header.append(header.empty() ? "" : ",").append(column);
  Print(header + "\r\n");
  return ForEachLine(path, [&](const LogEntry& entry, const std::string&) {
    if (!Matches(entry, filter)) return true;
    std::string row;
    for (const char* column : kCsvColumns) {
      if (column != kCsvColumns.front()) row += ',';
      row += CsvCell(CellOf(entry, column));
    }
    Print(row + "\r\n");
    return true;
  });
}

int AuditStatistics(const std::string& path, const AuditFilter& filter, bool json) {
  Statistics all;
  const int code = ForEachLine(path, [&](const LogEntry& entry, const std::string&) {
    if (Matches(entry, filter)) Count(entry, all);
    return true;
  });
  if (code == kExitEnvironment) return code;
  if (json) {
    const nlohmann::json object{
        {"total", all.total},     {"verdict", all.verdicts}, {"reason", all.reasons},
        {"removed", all.removed}, {"rules", all.rules},      {"media_type", all.types},
        {"policy", all.policies}, {"first", all.first},      {"last", all.last}};
    Print(object.dump() + "\n");
    return code;
  }
  Print(Printable(all.first + " - " + all.last) + "\n");
  PrintTable(Say("Totaal", "Total"), all.total);
  PrintTable(Say("Uitkomst", "Verdict"), all.verdicts);
  PrintTable(Say("Reden", "Reason"), all.reasons);
  PrintTable(Say("Verwijderd", "Removed"), all.removed);
  PrintTable(Say("Regels", "Rules"), all.rules);
  PrintTable(Say("Bestandstype", "Media type"), all.types);
  PrintTable(Say("Beleid", "Policy"), all.policies);
  return code;
}

}  // namespace zwartlak::cli
