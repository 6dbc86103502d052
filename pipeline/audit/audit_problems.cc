// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/audit/audit_verifier.h"

namespace zwartlak {
namespace {

using enum AuditProblem;

constexpr std::array<AuditProblemInfo, static_cast<std::size_t>(kCount_)> kProblems{{
    {kUnreadable, "unreadable", false, "Het bestand kan niet gelezen worden.",
     "The file cannot be read."},
    {kEmpty, "empty", false, "Het logboek is leeg.", "The log is empty."},
    {kLineTooLong, "line_too_long", false, "De regel is langer dan de indeling toelaat.",
     "The line is longer than the format allows."},
    {kNotJson, "not_json", false, "De regel heeft niet de vorm van een logregel: hij is veranderd.",
     "The line does not have the form of a log line: it was changed."},
    {kNotCanonical, "not_canonical", false,
     "De regel is anders geschreven dan zwartlak dat doet: hij is veranderd.",
     "The line is written otherwise than zwartlak writes it: it was changed."},
    {kUnknownKind, "unknown_kind", false, "De soort regel is onbekend.",
     "The kind of line is unknown."},
    {kMissingField, "missing_field", false, "Aan de regel ontbreekt een verplicht veld.",
     "The line lacks a mandatory field."},
    {kNoStart, "no_start", false, "De eerste regel is geen beginregel: het begin is weggehaald.",
     "The first line is not a start line: the beginning was removed."},
    {kLineMissing, "line_missing", false, "Voor deze regel ontbreken een of meer regels.",
     "One or more lines are missing before this one."},
    {kLineOutOfPlace, "line_out_of_place", false,
     "De regel hoort hier niet: hij is ingevoegd, herhaald of verplaatst.",
     "The line does not belong here: it was inserted, repeated or moved."},
    {kChainBroken, "chain_broken", false,
     "De regel volgt niet op die ervoor: een van beide is veranderd, ingevoegd of weggehaald.",
     "The line does not follow the one before: one of the two was changed, inserted or removed."},
    {kMacWrong, "mac_wrong", false,
     "Het zegel (MAC) van de regel klopt niet: hij is veranderd of niet met deze sleutel gemaakt.",
     "The seal (MAC) of the line is wrong: it was changed or not made with this key."},
    {kSignatureWrong, "signature_wrong", false,
     "De handtekening van de regel klopt niet: hij is veranderd of door een ander gemaakt.",
     "The signature of the line is wrong: it was changed or made by somebody else."},
    {kOtherKey, "other_key", false,
     "De regel is met een andere sleutel ondertekend dan de opgegeven openbare sleutel.",
     "The line was signed with another key than the public key given."},
    {kOtherLog, "other_log", false, "De regel komt uit een ander logboek.",
     "The line comes from another log."},
    {kWrongCount, "wrong_count", false,
     "Het controlepunt telt een ander aantal records dan er in het logboek staan.",
     "The checkpoint counts another number of records than the log holds."},
    {kSecondPlaceMissing, "second_place_missing", false,
     "De tweede plaats met controlepunten is er niet, dus of er iets is afgesneden valt niet na te "
     "gaan. Wijs haar aan met --checkpoints.",
     "The second place with checkpoints is not there, so whether something was cut off cannot be "
     "told. Point to it with --checkpoints."},
    {kSecondPlaceUnlike, "second_place_unlike", false,
     "De tweede plaats heeft andere controlepunten dan het logboek: een van beide is veranderd.",
     "The second place has other checkpoints than the log: one of the two was changed."},
    {kCutOff, "cut_off", false,
     "De tweede plaats kent latere controlepunten: het einde van het logboek is afgesneden.",
     "The second place knows later checkpoints: the end of the log was cut off."},
    {kTornEnd, "torn_end", true,
     "De laatste regel is niet afgemaakt (het programma is toen afgebroken). Er ontbreekt geen "
     "record; bij het volgende gebruik wordt hij apart gezet.",
     "The last line was not finished (the program was interrupted). No record is missing; the next "
     "run sets it aside."},
    {kOpenEnd, "open_end", true,
     "Na het laatste controlepunt staan records die nog niet ondertekend zijn: zwartlak is nog "
     "bezig "
     "of werd afgebroken.",
     "Records after the last checkpoint are not signed yet: zwartlak is still running or was "
     "interrupted."},
    {kSecondPlaceBehind, "second_place_behind", true,
     "Het laatste controlepunt staat nog niet op de tweede plaats; dat gebeurt bij het volgende "
     "gebruik.",
     "The last checkpoint is not in the second place yet; the next run puts it there."},
}};

constexpr bool TableIsInOrder() {
  for (std::size_t i = 0; i < kProblems.size(); ++i) {
    if (static_cast<std::size_t>(kProblems[i].problem) != i) return false;
  }
  return true;
}
static_assert(TableIsInOrder());

}  // namespace

const AuditProblemInfo& InfoOf(AuditProblem problem) {
  return kProblems.at(static_cast<std::size_t>(problem));
}
std::span<const AuditProblemInfo> AllAuditProblems() { return kProblems; }

}  // namespace zwartlak
