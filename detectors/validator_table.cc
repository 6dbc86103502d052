// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include <algorithm>
#include <array>

#include "detectors/validators.h"

namespace zwartlak {
namespace {

struct Entry {
  std::string_view name;
  Validator validator;
};

constexpr auto kTable = std::to_array<Entry>({{"bsn", CheckBsn},
                                              {"onderwijsnummer", CheckOnderwijsnummer},
                                              {"a_number", CheckANumber},
                                              {"big", CheckBig},
                                              {"card", CheckLuhnCard},
                                              {"iban", CheckIban},
                                              {"old_bank_account", CheckOldBankAccount},
                                              {"vat", CheckVat},
                                              {"tax_number", CheckTaxNumber},
                                              {"phone", CheckPhone},
                                              {"bag_id", CheckBagId},
                                              {"mrz", CheckMrz},
                                              {"travel_document", CheckTravelDocument},
                                              {"plate", CheckPlate},
                                              {"postcode", CheckPostcode},
                                              {"date", CheckDate},
                                              {"age", CheckAge},
                                              {"email", CheckEmail},
                                              {"ipv4", CheckIpv4},
                                              {"ipv6", CheckIpv6},
                                              {"mac", CheckMac},
                                              {"jwt", CheckJwt},
                                              {"secret", CheckSecret},
                                              {"token", CheckToken},
                                              {"password", CheckPassword},
                                              {"strong_password", CheckStrongPassword},
                                              {"username", CheckUsername},
                                              {"free_value", CheckFreeValue},
                                              {"code", CheckCode},
                                              {"mixed", CheckMixed},
                                              {"lat_lon", CheckLatLon}});

}  // namespace

Validator ValidatorNamed(std::string_view name) {
  const auto* it = std::ranges::find(kTable, name, &Entry::name);
  return it == kTable.end() ? nullptr : it->validator;
}

}  // namespace zwartlak
