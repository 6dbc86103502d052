// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "apps/wiring.h"

#include <cstdlib>
#include <filesystem>
#include <utility>

#include "detectors/address_detector.h"
#include "detectors/field_label.h"
#include "detectors/gazetteer.h"
#include "detectors/name_detector.h"
#include "detectors/ticket_names.h"
#include "models/name_model.h"
#include "pipeline/audit/sha256.h"
#include "redactors/registry.h"

namespace zwartlak {
namespace {

namespace fs = std::filesystem;

constexpr const char* kGazetteerFile = "names.gaz";
constexpr const char* kNameModelFile = "names.model";
constexpr const char* kModelsMark = "models/recogniser.xml";

// The folder of data files that holds `mark`: $ZWARTLAK_DATA and nothing else if it is set, else
// `share` beside the program, else `otherwise`.
fs::path DataFolder(const char* mark, const fs::path& otherwise) {
  if (const char* data = std::getenv("ZWARTLAK_DATA"); data != nullptr && *data != '\0')
    return data;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return otherwise;
  for (const char* folder : {"share", "../share/zwartlak"}) {
    const fs::path beside = program.parent_path() / folder;
    if (fs::exists(beside / mark, error)) return beside;
  }
  return otherwise;
}

}  // namespace

std::string GazetteerPath() {
  const fs::path built(ZWARTLAK_GAZETTEER_PATH);
  return (DataFolder(kGazetteerFile, built.parent_path()) / kGazetteerFile).string();
}

std::string NameModelPath() {
  const fs::path built(ZWARTLAK_NAME_MODEL_PATH);
  return (DataFolder(kNameModelFile, built.parent_path()) / kNameModelFile).string();
}

std::string ModelFolder() {
  return (DataFolder(kModelsMark, ZWARTLAK_DEPS_PATH) / "models").string();
}

Result<std::unique_ptr<Wiring>> Wiring::Make() {
  std::unique_ptr<Wiring> wiring(new Wiring());
  wiring->formats_ = MakeFormats();
  for (const auto& format : wiring->formats_) wiring->tools_.formats.push_back(format.get());

  Result<std::unique_ptr<PatternDetector>> patterns = PatternDetector::CreateEmbedded();
  if (!patterns) return std::unexpected(patterns.error());
  wiring->patterns_ = patterns->get();
  wiring->detectors_.push_back(std::move(*patterns));

  const auto gazetteer = Gazetteer::Open(GazetteerPath());
  if (!gazetteer) return std::unexpected(gazetteer.error());
  // Without it half of the names in running text would go unseen: as bad as missing lists.
  const auto model = NameModel::Open(NameModelPath());
  if (!model) return std::unexpected(model.error());
  wiring->detectors_.push_back(std::make_unique<FieldLabelDetector>(*gazetteer));
  wiring->detectors_.push_back(std::make_unique<NameDetector>(*gazetteer, *model));
  wiring->detectors_.push_back(std::make_unique<AddressDetector>(*gazetteer));
  wiring->detectors_.push_back(std::make_unique<TicketNameDetector>(*gazetteer));

  wiring->tools_.detectors = &wiring->detectors_;
  wiring->tools_.rules_sha256 = wiring->patterns_->rules().digest;
  return wiring;
}

Result<ReaderPair> Wiring::LoadReaderPair() {
  if (!readers_loaded()) {
    Result<Readers> readers = LoadReaders(ModelFolder());
    if (!readers) return std::unexpected(readers.error());
    readers_ = std::move(*readers);
  }
  return ReaderPair{readers_.screen.get(), readers_.whole_page.get()};
}

Digest Wiring::ModelsDigest() const {
  if (!readers_loaded()) return {};
  Sha256Hasher hasher;
  for (const PageReader* reader : {readers_.screen.get(), readers_.whole_page.get()}) {
    // A zero byte between them: no two pairs of names and versions run together.
    const std::string part = std::string(reader->name()) + '\0' + std::string(reader->version());
    hasher.Update(AsBytes(part));
    hasher.Update(AsBytes(std::string_view("\0", 1)));
  }
  return hasher.Finish();
}

std::vector<std::string> Wiring::ReaderNames() const {
  if (!readers_loaded()) return {};
  std::vector<std::string> names;
  for (const PageReader* reader : {readers_.screen.get(), readers_.whole_page.get()}) {
    names.push_back(std::string(reader->name()) + " " + std::string(reader->version()));
  }
  return names;
}

}  // namespace zwartlak
