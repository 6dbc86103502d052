// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What a finding is. Spelling follows Presidio where it has the type. One list: the enum, the
// names, the Dutch words for people and the label texts all come from entity_type.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace zwartlak {

// Numbers cross the sandbox and stand in plans: add at the end, never renumber.
enum class EntityType : std::uint8_t {
  kPerson,
  kAddress,
  kPostcode,
  kEmailAddress,
  kPhoneNumber,
  kDateOfBirth,
  kAge,
  kIbanCode,
  kBankAccount,
  kCreditCard,
  kNlBsn,
  kNlANumber,
  kNlVNumber,
  kNlPassport,
  kNlIdCard,
  kNlDrivingLicence,
  kNlResidencePermit,
  kMrz,
  kNlLicensePlate,
  kNlVat,
  kNlTaxNumber,
  kNlKvk,
  kNlBig,
  kNlBagId,
  kNlCaseNumber,
  kIpAddress,
  kMacAddress,
  kGeoCoordinate,
  kUsername,
  kPassword,
  kSecretKey,
  kSessionId,
  kUrlWithPersonalData,
  kHealth,
  kReligion,
  kFace,
  kSignature,
  kQrCode,
  kBarcode,
  kIdDocument,
  kUnreadText,
  kCount_
};

inline constexpr std::size_t kEntityTypeCount = static_cast<std::size_t>(EntityType::kCount_);

struct EntityInfo {
  EntityType type;
  std::string_view name;   // "NL_BSN"
  std::string_view label;  // "BSN": text inside a redaction label, as in [BSN-2]
  std::string_view dutch;  // "burgerservicenummer"
  std::string_view english;
};

const EntityInfo& InfoOf(EntityType type);
inline std::string_view NameOf(EntityType type) { return InfoOf(type).name; }
std::optional<EntityType> EntityTypeFromName(std::string_view name);
std::span<const EntityInfo> AllEntityTypes();

}  // namespace zwartlak
