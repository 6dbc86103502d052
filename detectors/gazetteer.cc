// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "detectors/gazetteer.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>

#include "detectors/gazetteer_format.h"

namespace zwartlak {
namespace {

std::unexpected<Error> Missing() { return Fail(ErrorCode::kMissingLanguageData, Stage::kDetect); }

}  // namespace

Result<std::shared_ptr<const Gazetteer>> Gazetteer::Open(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return Missing();
  struct stat info {};
  void* map = MAP_FAILED;
  const bool sized =
      ::fstat(fd, &info) == 0 && info.st_size > static_cast<off_t>(sizeof(gazetteer::Header));
  const auto size = sized ? static_cast<std::size_t>(info.st_size) : 0;
  if (sized) map = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  ::close(fd);
  if (map == MAP_FAILED) return Missing();

  const std::shared_ptr<Gazetteer> gazetteer(new Gazetteer);
  gazetteer->mapping_ = map;
  gazetteer->mapping_size_ = size;
  gazetteer::Header header;
  std::memcpy(&header, map, sizeof(header));
  if (header.magic != gazetteer::kMagic || header.log2_slots > 28) return Missing();
  const std::size_t slots = std::size_t{1} << header.log2_slots;
  // A table without an empty slot would make a lookup run for ever.
  if (header.entries >= slots) return Missing();
  if (size != sizeof(header) + slots * sizeof(std::uint32_t) + gazetteer::kTrigrams) {
    return Missing();
  }
  const auto* bytes = static_cast<const char*>(map) + sizeof(header);
  gazetteer->slots_ = {reinterpret_cast<const std::uint32_t*>(bytes), slots};
  gazetteer->trigrams_ = {
      reinterpret_cast<const std::int8_t*>(bytes + slots * sizeof(std::uint32_t)),
      gazetteer::kTrigrams};
  return std::shared_ptr<const Gazetteer>(gazetteer);
}

std::shared_ptr<const Gazetteer> Gazetteer::Empty() {
  return std::shared_ptr<const Gazetteer>(new Gazetteer);
}

Gazetteer::~Gazetteer() {
  if (mapping_ != nullptr) ::munmap(mapping_, mapping_size_);
}

std::uint8_t Gazetteer::Lookup(std::string_view words) const {
  return words.empty() ? std::uint8_t{0} : LookupHash(gazetteer::Hash(words));
}

std::uint8_t Gazetteer::LookupHash(std::uint64_t hash) const {
  if (slots_.empty()) return 0;
  const std::uint32_t wanted = gazetteer::FingerprintOf(hash);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask, probes = 0; probes < slots_.size(); ++probes) {
    const std::uint32_t slot = slots_[i];
    if (slot == 0) return 0;
    if ((slot >> 8) == wanted) return static_cast<std::uint8_t>(slot & 0xFFU);
    i = (i + 1) & mask;
  }
  return 0;
}

std::size_t Gazetteer::CompoundTail(std::string_view word) const {
  constexpr std::size_t kHead = 3;
  constexpr std::size_t kTail = 4;
  constexpr std::size_t kMost = 40;
  if (word.size() < kHead + kTail || word.size() > kMost) return 0;
  const auto is_word = [this](std::string_view part) { return (Lookup(part) & kWord) != 0; };
  for (std::size_t cut = kHead; cut + kTail <= word.size(); ++cut) {
    if (!is_word(word.substr(0, cut))) continue;
    if (is_word(word.substr(cut))) return word.size() - cut;
    const bool joint = (word[cut] | 0x20) == 's' && cut + 1 + kTail <= word.size();
    if (joint && is_word(word.substr(cut + 1))) return word.size() - cut - 1;
  }
  return 0;
}

double Gazetteer::NameShape(std::string_view word) const {
  if (trigrams_.empty()) return 0;
  int sum = 0;
  int count = 0;
  gazetteer::EachTrigram(word, [&](std::size_t trigram) {
    sum += trigrams_[trigram];
    ++count;
  });
  return count == 0 ? 0 : sum / (gazetteer::kShapeScale * count);
}

}  // namespace zwartlak
