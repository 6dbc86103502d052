// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/core/error.h"

#include <array>

namespace zwartlak {
namespace {

using enum ErrorCode;
using enum ErrorFamily;

// code, name, family, exit, retryable, Dutch, English. Say what happened, then what to do.
constexpr std::array<ErrorInfo, static_cast<std::size_t>(kCount_)> kErrors{{
    {kNone, "none", kBug, 0, false, "Geen fout.", "No error."},
    {kUnsupportedType, "unsupported_type", kRefused, 3, false,
     "Dit bestandstype kan zwartlak nog niet schoonmaken. Sla het op als PNG, JPEG of tekst, of "
     "laat een medewerker het beoordelen.",
     "zwartlak cannot clean this type of file yet. Save it as PNG, JPEG or text, or let a person "
     "review it."},
    {kPolyglot, "polyglot", kRefused, 3, false,
     "Dit bestand is van twee soorten tegelijk; dat doet een gewoon bestand niet. Maak een nieuwe "
     "afbeelding of kopie van de inhoud.",
     "This file is of two types at once, which no ordinary file is. Make a new picture or copy of "
     "its content."},
    {kEncrypted, "encrypted", kRefused, 3, false,
     "Het bestand is met een wachtwoord beveiligd. Stuur het zonder wachtwoord, of geef het "
     "wachtwoord met --password-file.",
     "The file is protected by a password. Send it without one, or give it with "
     "--password-file."},
    {kTooManyPixels, "too_many_pixels", kRefused, 3, false,
     "De afbeelding heeft meer beeldpunten dan het beleid toelaat (max_pixels). Verklein haar of "
     "verhoog de grens.",
     "The picture has more pixels than the policy allows (max_pixels). Make it smaller or raise "
     "the limit."},
    {kTooManyPages, "too_many_pages", kRefused, 3, false,
     "Het bestand heeft meer pagina's of beelden dan het beleid toelaat (max_pages). Splits het of "
     "verhoog de grens.",
     "The file has more pages or frames than the policy allows (max_pages). Split it or raise the "
     "limit."},
    {kTooLarge, "too_large", kRefused, 3, false,
     "Het bestand is groter dan het beleid toelaat (max_bytes). Verklein het of verhoog de grens.",
     "The file is larger than the policy allows (max_bytes). Make it smaller or raise the limit."},
    {kEmpty, "empty", kRefused, 3, false, "Het bestand is leeg. Voeg het opnieuw toe.",
     "The file is empty. Attach it again."},
    {kTooManyChildren, "too_many_children", kRefused, 3, false,
     "Het bestand bevat te veel andere bestanden. Stuur ze los.",
     "The file holds too many other files. Send them one by one."},
    {kDamagedFile, "damaged_file", kDamaged, 3, false,
     "Het bestand is beschadigd en kan niet geopend worden. Sla het opnieuw op en voeg het nog "
     "eens toe.",
     "The file is damaged and cannot be opened. Save it again and attach it once more."},
    {kTruncatedFile, "truncated_file", kDamaged, 3, false,
     "Het bestand houdt te vroeg op: een deel ontbreekt. Voeg het opnieuw toe.",
     "The file ends too soon: a part is missing. Attach it again."},
    {kUnsupportedVariant, "unsupported_variant", kDamaged, 3, false,
     "Deze bijzondere variant van het bestandstype kan zwartlak niet herschrijven. Sla het op als "
     "gewone PNG.",
     "zwartlak cannot rewrite this unusual variant of the file type. Save it as an ordinary PNG."},
    {kResidueFound, "residue_found", kUnverified, 3, false,
     "Na het zwartmaken waren er nog persoonsgegevens te lezen. Het bestand is niet vrijgegeven; "
     "laat een medewerker het beoordelen.",
     "Personal data could still be read after redaction. The file was not released; let a person "
     "review it."},
    {kOutsideChanged, "outside_changed", kUnverified, 3, false,
     "Het resultaat verschilt buiten de zwarte vlakken van het origineel. Het is niet vrijgegeven; "
     "meld dit als fout.",
     "The result differs from the original outside the black boxes. It was not released; please "
     "report this."},
    {kBoxNotSolid, "box_not_solid", kUnverified, 3, false,
     "Een vlak is niet geheel zwart geworden. Het bestand is niet vrijgegeven; meld dit als fout.",
     "A box is not solid black. The file was not released; please report this."},
    {kOutputUnreadable, "output_unreadable", kUnverified, 3, false,
     "Het resultaat kon niet opnieuw geopend worden om het te controleren. Het is niet "
     "vrijgegeven.",
     "The result could not be opened again for checking. It was not released."},
    {kMetadataLeft, "metadata_left", kUnverified, 3, false,
     "In het resultaat zitten nog verborgen gegevens. Het is niet vrijgegeven.",
     "Hidden data is left in the result. It was not released."},
    {kUnreadText, "unread_text", kUnverified, 3, false,
     "Een deel van de tekst kon niet gelezen worden. Laat een medewerker het bestand beoordelen.",
     "Part of the text could not be read. Let a person review the file."},
    {kNeedsDecision, "needs_decision", kUnverified, 3, false,
     "Het beleid vraagt voor een gevonden gegeven om een besluit van een mens.",
     "The policy asks a person to decide on something that was found."},
    {kMissingLanguageData, "missing_language_data", kEnvironment, 4, false,
     "De taalgegevens of gewichten van de tekstherkenning ontbreken. Voer scripts/deps uit, daarna "
     "zwartlak doctor.",
     "Language data or weights of the text recognition are missing. Run scripts/deps, then "
     "zwartlak doctor."},
    {kOutOfMemory, "out_of_memory", kEnvironment, 4, true,
     "Het geheugen dat een bestand mag gebruiken is op. Verklein het bestand of verhoog "
     "child_memory_mb in het beleid.",
     "The memory a file may use is spent. Make the file smaller or raise child_memory_mb in the "
     "policy."},
    {kDiskFull, "disk_full", kEnvironment, 4, true,
     "De schijf is vol. Maak ruimte en probeer opnieuw; het origineel is ongewijzigd.",
     "The disk is full. Make room and try again; the original is unchanged."},
    {kUnreadableInput, "unreadable_input", kEnvironment, 4, true,
     "Het bestand kan niet gelezen worden of is verdwenen. Controleer het pad en de rechten.",
     "The file cannot be read or is gone. Check the path and the permissions."},
    {kUnwritableOutput, "unwritable_output", kEnvironment, 4, true,
     "In de uitvoermap kan niet geschreven worden. Controleer --out en de rechten.",
     "The output folder cannot be written. Check --out and the permissions."},
    {kTimeout, "timeout", kEnvironment, 4, true,
     "Het bestand kostte meer tijd dan het beleid toelaat. Splits het of verhoog "
     "child_wall_seconds.",
     "The file took more time than the policy allows. Split it or raise child_wall_seconds."},
    {kCrash, "crash", kBug, 1, false,
     "Het lezen van dit bestand liet een onderdeel vastlopen. Er is niets vrijgegeven; meld dit "
     "als fout.",
     "Reading this file made a component crash. Nothing was released; please report this."},
    {kProtocol, "protocol", kBug, 1, false,
     "Een onderdeel gaf een onbegrijpelijk antwoord. Er is niets vrijgegeven; meld dit als fout.",
     "A component gave an answer that makes no sense. Nothing was released; please report this."},
    {kSandboxViolation, "sandbox_violation", kBug, 1, false,
     "Bij het lezen van dit bestand werd iets verbodens geprobeerd. Er is niets vrijgegeven; meld "
     "dit.",
     "Something forbidden was tried while reading this file. Nothing was released; please report "
     "this."},
    {kAuditBroken, "audit_broken", kEnvironment, 4, false,
     "Het bestaande auditlogboek klopt niet; er wordt niets aan toegevoegd. Voer zwartlak audit "
     "verify uit.",
     "The existing audit log does not verify; nothing is added to it. Run zwartlak audit verify."},
    {kBadPolicy, "bad_policy", kEnvironment, 4, false,
     "Het beleidsbestand kan niet gebruikt worden. Voer zwartlak policy check uit.",
     "The policy file cannot be used. Run zwartlak policy check."},
    {kBadRule, "bad_rule", kBug, 1, false,
     "Een zoekregel laadt niet of zakt voor zijn eigen voorbeelden. Voer zwartlak rules test uit.",
     "A rule does not load or fails its own examples. Run zwartlak rules test."},
    {kInternal, "internal", kBug, 1, false,
     "Er ging intern iets mis. Er is niets vrijgegeven; meld dit als fout.",
     "Something went wrong inside. Nothing was released; please report this."},
    {kWouldOverwriteInput, "would_overwrite_input", kEnvironment, 4, false,
     "De uitvoer zou een invoerbestand overschrijven. Kies een andere map met --out.",
     "The output would overwrite an input. Choose another folder with --out."},
    {kSymbolicLink, "not_a_regular_file", kRefused, 3, false,
     "Dit is geen gewoon bestand. Geef het bestand zelf op.",
     "This is not a regular file. Give the file itself."},
    {kMissingFont, "missing_font", kEnvironment, 4, false,
     "Een bladzijde gebruikt een lettertype dat niet in het bestand zit en niet op deze machine "
     "staat; de tekst zou wegvallen. Installeer lettertypen (fonts-liberation) of sla de PDF op "
     "met ingesloten lettertypen.",
     "A page uses a font that is neither in the file nor on this machine; its text would be lost. "
     "Install fonts (fonts-liberation), or save the PDF with its fonts embedded."},
}};

constexpr bool TableIsInOrder() {
  for (std::size_t i = 0; i < kErrors.size(); ++i) {
    if (static_cast<std::size_t>(kErrors[i].code) != i) return false;
  }
  return true;
}
static_assert(TableIsInOrder());

constexpr std::array<std::string_view, 11> kStages{"none",    "identify", "extract", "detect",
                                                   "plan",    "apply",    "verify",  "record",
                                                   "deliver", "runner",   "setup"};
constexpr std::array<std::string_view, 5> kFamilies{"refused", "damaged", "unverified",
                                                    "environment", "bug"};

}  // namespace

const ErrorInfo& InfoOf(ErrorCode code) {
  const auto index = static_cast<std::size_t>(code);
  return index < kErrors.size() ? kErrors[index]
                                : kErrors[static_cast<std::size_t>(ErrorCode::kInternal)];
}

std::span<const ErrorInfo> AllErrors() { return kErrors; }

std::string_view NameOf(Stage stage) { return kStages.at(static_cast<std::size_t>(stage)); }
std::string_view NameOf(ErrorFamily family) {
  return kFamilies.at(static_cast<std::size_t>(family));
}

}  // namespace zwartlak
