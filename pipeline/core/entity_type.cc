// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/core/entity_type.h"

#include <array>

namespace zwartlak {
namespace {

using enum EntityType;

constexpr std::array<EntityInfo, kEntityTypeCount> kEntities{{
    {kPerson, "PERSON", "PERSOON", "naam van een persoon", "person's name"},
    {kAddress, "ADDRESS", "ADRES", "adres", "address"},
    {kPostcode, "POSTCODE", "POSTCODE", "postcode", "postcode"},
    {kEmailAddress, "EMAIL_ADDRESS", "E-MAIL", "e-mailadres", "e-mail address"},
    {kPhoneNumber, "PHONE_NUMBER", "TELEFOON", "telefoonnummer", "phone number"},
    {kDateOfBirth, "DATE_OF_BIRTH", "GEBOORTEDATUM", "geboortedatum", "date of birth"},
    {kAge, "AGE", "LEEFTIJD", "leeftijd", "age"},
    {kIbanCode, "IBAN_CODE", "IBAN", "IBAN", "IBAN"},
    {kBankAccount, "BANK_ACCOUNT", "REKENING", "bankrekening", "bank account"},
    {kCreditCard, "CREDIT_CARD", "KAARTNUMMER", "betaalkaartnummer", "payment card number"},
    {kNlBsn, "NL_BSN", "BSN", "burgerservicenummer", "citizen service number (BSN)"},
    {kNlANumber, "NL_A_NUMBER", "A-NUMMER", "A-nummer", "A-number"},
    {kNlVNumber, "NL_V_NUMBER", "V-NUMMER", "V-nummer", "V-number"},
    {kNlPassport, "NL_PASSPORT", "PASPOORT", "paspoortnummer", "passport number"},
    {kNlIdCard, "NL_ID_CARD", "ID-KAART", "identiteitskaartnummer", "identity card number"},
    {kNlDrivingLicence, "NL_DRIVING_LICENCE", "RIJBEWIJS", "rijbewijsnummer",
     "driving licence number"},
    {kNlResidencePermit, "NL_RESIDENCE_PERMIT", "VERBLIJFSDOCUMENT", "verblijfsdocumentnummer",
     "residence document number"},
    {kMrz, "MRZ", "MRZ", "machineleesbare zone", "machine-readable zone"},
    {kNlLicensePlate, "NL_LICENSE_PLATE", "KENTEKEN", "kenteken", "licence plate"},
    {kNlVat, "NL_VAT", "BTW-ID", "btw-identificatienummer", "VAT number"},
    {kNlTaxNumber, "NL_TAX_NUMBER", "AANSLAGNUMMER", "aanslag- of loonheffingennummer",
     "tax number"},
    {kNlKvk, "NL_KVK", "KVK", "KvK- of vestigingsnummer", "chamber of commerce number"},
    {kNlBig, "NL_BIG", "BIG", "BIG-nummer", "BIG number"},
    {kNlBagId, "NL_BAG_ID", "BAG-ID", "BAG-id", "BAG id"},
    {kNlCaseNumber, "NL_CASE_NUMBER", "ZAAK", "zaaknummer", "case number"},
    {kIpAddress, "IP_ADDRESS", "IP-ADRES", "IP-adres", "IP address"},
    {kMacAddress, "MAC_ADDRESS", "MAC-ADRES", "MAC-adres", "MAC address"},
    {kGeoCoordinate, "GEO_COORDINATE", "LOCATIE", "coördinaten", "coordinates"},
    {kUsername, "USERNAME", "GEBRUIKER", "gebruikersnaam", "user name"},
    {kPassword, "PASSWORD", "WACHTWOORD", "wachtwoord", "password"},
    {kSecretKey, "SECRET_KEY", "SLEUTEL", "geheime sleutel", "secret key"},
    {kSessionId, "SESSION_ID", "SESSIE", "sessie-id", "session id"},
    {kUrlWithPersonalData, "URL_WITH_PERSONAL_DATA", "URL", "persoonsgegevens in een URL",
     "personal data in a URL"},
    {kHealth, "HEALTH", "GEZONDHEID", "gezondheidsgegeven", "health data"},
    {kReligion, "RELIGION", "GELOOF", "geloofsovertuiging", "religious belief"},
    {kFace, "FACE", "GEZICHT", "gezicht", "face"},
    {kSignature, "SIGNATURE", "HANDTEKENING", "handtekening", "signature"},
    {kQrCode, "QR_CODE", "QR-CODE", "QR-code", "QR code"},
    {kBarcode, "BARCODE", "STREEPJESCODE", "streepjescode", "barcode"},
    {kIdDocument, "ID_DOCUMENT", "IDENTITEITSBEWIJS", "identiteitsbewijs", "identity document"},
    {kUnreadText, "UNREAD_TEXT", "ONLEESBAAR", "tekst die niet gelezen kon worden",
     "text that could not be read"},
}};

constexpr bool TableIsInOrder() {
  for (std::size_t i = 0; i < kEntities.size(); ++i) {
    if (static_cast<std::size_t>(kEntities[i].type) != i) return false;
  }
  return true;
}
static_assert(TableIsInOrder());

}  // namespace

const EntityInfo& InfoOf(EntityType type) { return kEntities.at(static_cast<std::size_t>(type)); }

std::optional<EntityType> EntityTypeFromName(std::string_view name) {
  for (const EntityInfo& info : kEntities) {
    if (info.name == name) return info.type;
  }
  return std::nullopt;
}

std::span<const EntityInfo> AllEntityTypes() { return kEntities; }

}  // namespace zwartlak
