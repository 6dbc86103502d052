// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The folder of --out as a ticket store. NAME and NAME.report.json are each written to a temporary
// file (".zwartlak-<random>.tmp" in the folder; the name carries nothing), flushed to disk and
// renamed. The report is the mark of completeness: an old one is taken away first, the new one
// comes last, so a report that exists always speaks of the file beside it, whenever we are killed.
//
// An input is never overwritten or removed: any target that is an input, or a link to one, is
// kWouldOverwriteInput and nothing is touched.
//
// What stands in the folder from an earlier run: a released file replaces NAME. If the attachment
// is quarantined now, an old NAME must not go on looking released: it is removed when a report of
// ours stands beside it, else (it is not ours, it may be somebody's only copy) renamed to
// NAME.not-released.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "pipeline/core/ticket_store.h"

namespace zwartlak {

// Errors, stage kDeliver: kDiskFull, kUnwritableOutput, kWouldOverwriteInput.
class FolderStore final : public TicketStore {
 public:
  // Makes the folder if needed and removes temporary files of runs that were killed.
  static Result<std::unique_ptr<FolderStore>> Open(const std::string& folder,
                                                   std::set<FileIdentity> inputs);
  FolderStore(const FolderStore&) = delete;
  FolderStore& operator=(const FolderStore&) = delete;
  ~FolderStore() override;

  // Whether delivering under this name would be refused with kWouldOverwriteInput: to say so before
  // hours of work.
  [[nodiscard]] bool WouldOverwriteInput(std::string_view relative_name) const;

  [[nodiscard]] Result<void> Deliver(std::string_view relative_name, std::string_view suffix,
                                     const VerifiedFile& file, const AuditReceipt& receipt,
                                     std::string_view report_json) override;
  [[nodiscard]] Result<void> Notice(std::string_view relative_name, const AuditReceipt& receipt,
                                    std::string_view report_json) override;

 private:
  struct Opened;
  using Place = Opened;  // an open directory and the last component of a name
  // A file that is written and not yet in its place. Its lock, held as long as it is open, tells
  // runs beside this one that it is not left over.
  using Temporary = Opened;
  FolderStore(int folder, std::set<FileIdentity> inputs);
  [[nodiscard]] Result<Place> PlaceOf(std::string_view relative_name) const;
  [[nodiscard]] bool IsInput(int directory, const std::string& name) const;
  [[nodiscard]] Result<Temporary> NewTemporary() const;
  [[nodiscard]] Result<Temporary> WriteTemporary(ByteView bytes) const;
  [[nodiscard]] Result<void> MoveInto(const Temporary& temporary, const Place& place,
                                      const std::string& name) const;
  [[nodiscard]] Result<void> Retract(const Place& place) const;
  void SweepTemporaries() const;

  int folder_;
  std::set<FileIdentity> inputs_;
};

}  // namespace zwartlak
