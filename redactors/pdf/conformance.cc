// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/conformance.h"

#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <string>
#include <string_view>

#include "redactors/pdf/bounded_pipeline.h"

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;

constexpr int kDeepestField = 40;
constexpr std::uint64_t kLongestMetadata = std::uint64_t{4} << 20;

// Kinds of fields are inherited.
bool HoldsSignature(Object field, bool signs, int depth, std::set<QPDFObjGen>& seen) {
  if (!field.isDictionary() || depth > kDeepestField) return false;
  if (field.isIndirect() && !seen.insert(field.getObjGen()).second) return false;
  if (field.hasKey("/FT")) signs = field.getKey("/FT").isNameAndEquals("/Sig");
  if (signs && field.getKey("/V").isDictionary()) return true;
  Object kids = field.getKey("/Kids");
  if (!kids.isArray()) return false;
  for (int i = 0; i < kids.getArrayNItems(); ++i) {
    if (HoldsSignature(kids.getArrayItem(i), signs, depth + 1, seen)) return true;
  }
  return false;
}

// In whichever of its encodings XMP is: UTF-8, or UTF-16 and -32 with a byte of nought between.
bool NamesPdfA(const Bytes& xmp) {
  std::string text;
  for (const std::uint8_t byte : xmp) {
    if (byte != 0) text.push_back(static_cast<char>(byte));
  }
  return text.find("http://www.aiim.org/pdfa/ns/id") != std::string::npos;
}

}  // namespace

bool IsSigned(QPDF& pdf) {
  Object root = pdf.getRoot();
  Object permissions = root.getKey("/Perms");
  if (permissions.isDictionary() && !permissions.getKeys().empty()) return true;
  Object form = root.getKey("/AcroForm");
  Object fields = form.isDictionary() ? form.getKey("/Fields") : Object::newNull();
  std::set<QPDFObjGen> seen;
  for (int i = 0; fields.isArray() && i < fields.getArrayNItems(); ++i) {
    if (HoldsSignature(fields.getArrayItem(i), false, 0, seen)) return true;
  }
  return false;
}

bool ClaimsPdfA(QPDF& pdf) {
  Object root = pdf.getRoot();
  Object intents = root.getKey("/OutputIntents");
  for (int i = 0; intents.isArray() && i < intents.getArrayNItems(); ++i) {
    Object intent = intents.getArrayItem(i);
    if (intent.isDictionary() && intent.getKey("/S").isNameAndEquals("/GTS_PDFA1")) return true;
  }
  Object metadata = root.getKey("/Metadata");
  if (!metadata.isStream()) return false;
  BoundedPipeline xmp(kLongestMetadata);
  metadata.pipeStreamData(&xmp, 0, qpdf_dl_generalized, true);
  return !xmp.overflows() && NamesPdfA(xmp.Take());
}

}  // namespace zwartlak::pdf
