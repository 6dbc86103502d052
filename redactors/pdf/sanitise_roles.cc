// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/sanitise_roles.h"

#include <algorithm>
#include <map>
#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <set>
#include <string>
#include <utility>

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;

constexpr int kDeepest = 60;
constexpr std::size_t kLongestWord = 40;

enum class Role {
  kPlain,  // numbers, truth values, names, and arrays of these
  kWord,   // a string that names a character collection
  kPage,
  kContents,  // a stream or an array of them
  kContent,   // a stream of which nothing but the coding is said
  kResources,
  kFonts,  // the maps of resources
  kXObjects,
  kStates,
  kSpaces,
  kPatterns,
  kShadings,
  kFont,
  kFontArray,  // [font size]
  kDescendants,
  kDescriptor,
  kFontFile,
  kGlyphs,
  kEncoding,  // a name, a dictionary or a map
  kSystemInfo,
  kXObject,
  kImage,
  kForm,
  kMask,  // a picture, or a range of colours
  kGroup,
  kState,
  kSoftMask,
  kFunctions,  // a name, a function or an array of them
  kFunction,
  kShading,
  kPattern,
  kSpace,
  kSpaceFacts,  // of a CIE-based space
  kProfile,
  kColorants,
  kProcess,
};

using Keys = std::map<std::string, Role>;

Keys Plain(std::initializer_list<const char*> plain, Keys others = {}) {
  for (const char* key : plain) others.emplace(key, Role::kPlain);
  return others;
}

const Keys& KeysOf(Role role) {
  using enum Role;
  static const std::map<Role, Keys> table{
      {kContent, {}},
      // Tables 30, 33.
      {kPage, Plain({"/Type", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit"},
                    {{"/Group", kGroup}, {"/Resources", kResources}, {"/Contents", kContents}})},
      {kResources, Plain({"/ProcSet"}, {{"/Font", kFonts},
                                        {"/XObject", kXObjects},
                                        {"/ExtGState", kStates},
                                        {"/ColorSpace", kSpaces},
                                        {"/Pattern", kPatterns},
                                        {"/Shading", kShadings}})},
      // Tables 111, 112, 117, 121.
      {kFont, Plain({"/Type", "/Subtype", "/BaseFont", "/FirstChar", "/LastChar", "/Widths", "/W",
                     "/DW", "/W2", "/DW2", "/FontBBox", "/FontMatrix"},
                    {{"/FontDescriptor", kDescriptor},
                     {"/Encoding", kEncoding},
                     {"/ToUnicode", kEncoding},
                     {"/CIDToGIDMap", kEncoding},
                     {"/DescendantFonts", kDescendants},
                     {"/CIDSystemInfo", kSystemInfo},
                     {"/CharProcs", kGlyphs},
                     {"/Resources", kResources}})},
      // Without CharSet and CIDSet: they list the letters that were used.
      {kDescriptor,
       Plain({"/Type", "/FontName", "/FontStretch", "/FontWeight", "/Flags", "/FontBBox",
              "/ItalicAngle", "/Ascent", "/Descent", "/Leading", "/CapHeight", "/XHeight", "/StemV",
              "/StemH", "/AvgWidth", "/MaxWidth", "/MissingWidth"},
             {{"/FontFile", kFontFile}, {"/FontFile2", kFontFile}, {"/FontFile3", kFontFile}})},
      {kFontFile, Plain({"/Subtype", "/Length1", "/Length2", "/Length3"})},
      {kEncoding, Plain({"/Type", "/BaseEncoding", "/Differences", "/CMapName", "/WMode"},
                        {{"/CIDSystemInfo", kSystemInfo}, {"/UseCMap", kEncoding}})},
      {kSystemInfo, Plain({"/Supplement"}, {{"/Registry", kWord}, {"/Ordering", kWord}})},
      // Tables 89, 95.
      {kImage, Plain({"/Type", "/Subtype", "/Width", "/Height", "/BitsPerComponent", "/Intent",
                      "/ImageMask", "/Decode", "/Interpolate", "/SMaskInData", "/Matte"},
                     {{"/ColorSpace", kSpace}, {"/Mask", kMask}, {"/SMask", kXObject}})},
      {kForm, Plain({"/Type", "/Subtype", "/FormType", "/BBox", "/Matrix"},
                    {{"/Resources", kResources}, {"/Group", kGroup}})},
      {kGroup, Plain({"/Type", "/S", "/I", "/K"}, {{"/CS", kSpace}})},
      // Tables 58, 144. Halftones are a printer's business.
      {kState, Plain({"/Type", "/LW", "/LC", "/LJ", "/ML", "/D", "/RI", "/OP", "/op", "/OPM", "/FL",
                      "/SM", "/SA", "/BM", "/CA", "/ca", "/AIS", "/TK"},
                     {{"/Font", kFontArray},
                      {"/BG", kFunctions},
                      {"/BG2", kFunctions},
                      {"/UCR", kFunctions},
                      {"/UCR2", kFunctions},
                      {"/TR", kFunctions},
                      {"/TR2", kFunctions},
                      {"/SMask", kSoftMask}})},
      {kSoftMask, Plain({"/Type", "/S", "/BC"}, {{"/G", kXObject}, {"/TR", kFunctions}})},
      {kFunction, Plain({"/FunctionType", "/Domain", "/Range", "/Size", "/BitsPerSample", "/Order",
                         "/Encode", "/Decode", "/C0", "/C1", "/N", "/Bounds"},
                        {{"/Functions", kFunctions}})},
      // Tables 75, 76, 78 to 84.
      {kPattern,
       Plain({"/Type", "/PatternType", "/PaintType", "/TilingType", "/BBox", "/XStep", "/YStep",
              "/Matrix"},
             {{"/Resources", kResources}, {"/Shading", kShading}, {"/ExtGState", kState}})},
      {kShading, Plain({"/ShadingType", "/Background", "/BBox", "/AntiAlias", "/Domain", "/Matrix",
                        "/Coords", "/Extend", "/BitsPerCoordinate", "/BitsPerComponent",
                        "/BitsPerFlag", "/Decode", "/VerticesPerRow"},
                       {{"/ColorSpace", kSpace}, {"/Function", kFunctions}})},
      // Tables 63 to 66, 71, 72.
      {kSpaceFacts, Plain({"/WhitePoint", "/BlackPoint", "/Gamma", "/Matrix", "/Range"})},
      {kProfile, Plain({"/N", "/Range"}, {{"/Alternate", kSpace}})},
      {kColorants, Plain({"/Subtype"}, {{"/Colorants", kSpaces}, {"/Process", kProcess}})},
      {kProcess, Plain({"/Components"}, {{"/ColorSpace", kSpace}})},
  };
  static const Keys none;
  const auto it = table.find(role);
  return it == table.end() ? none : it->second;
}

// What is in a map whose keys are names of somebody's own.
std::optional<Role> EntriesOf(Role role) {
  using enum Role;
  switch (role) {
    case kFonts:
      return kFont;
    case kXObjects:
      return kXObject;
    case kStates:
      return kState;
    case kSpaces:
      return kSpace;
    case kPatterns:
      return kPattern;
    case kShadings:
      return kShading;
    case kGlyphs:
      return kContent;
    default:
      return std::nullopt;
  }
}

bool IsStreamRole(Role role) {
  using enum Role;
  return role == kContent || role == kFontFile || role == kImage || role == kForm ||
         role == kProfile;
}

bool MayBeStream(Role role) {
  using enum Role;
  return IsStreamRole(role) || role == kEncoding || role == kFunction || role == kShading ||
         role == kPattern;
}

class Pruner {
 public:
  // False if the object cannot be what the role asks for: then it goes.
  bool Fits(Object object, Role role, int depth) {
    using enum Role;
    if (depth > kDeepest) return false;
    switch (role) {
      case kPlain:
        return IsPlain(object, depth);
      case kContents:
        return object.isArray() ? ArrayFits(object, 0, kContent, depth)
                                : Fits(object, kContent, depth + 1);
      case kDescendants:
        return object.isArray() && ArrayFits(object, 0, kFont, depth);
      case kFontArray:
        return object.isArray() && object.getArrayNItems() == 2 &&
               Fits(object.getArrayItem(0), kFont, depth + 1) && object.getArrayItem(1).isNumber();
      case kMask:
        return object.isArray() ? IsPlain(object, depth) : Fits(object, kXObject, depth + 1);
      case kFunctions:
        if (object.isArray()) return ArrayFits(object, 0, kFunctions, depth);
        return object.isName() || Fits(object, kFunction, depth + 1);
      case kSoftMask:
      case kEncoding:
        return object.isName() || PruneKeys(object, role, depth);
      case kXObject:
        return object.isStream() && FitsXObject(object, depth);
      case kSpace:
        return FitsSpace(object, depth);
      default:
        return PruneKeys(object, role, depth);
    }
  }

 private:
  static bool IsPlain(Object object, int depth) {
    if (depth > kDeepest) return false;
    if (!object.isArray()) {
      return object.isNumber() || object.isBool() || object.isName() || object.isNull();
    }
    for (int i = 0; i < object.getArrayNItems(); ++i) {
      if (!IsPlain(object.getArrayItem(i), depth + 1)) return false;
    }
    return true;
  }

  // "Adobe", "Japan1", "Identity": a word, not a number; of another string what is left of it.
  static std::string WordOf(Object object) {
    std::string word;
    int digits = 0;
    for (const char c : object.isString() ? object.getStringValue() : std::string()) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      const bool digit = c >= '0' && c <= '9' && ++digits <= 2;
      const bool fits = letter || digit || c == '-' || c == '_' || c == '+';
      if (fits && word.size() < kLongestWord) word.push_back(c);
    }
    return word;
  }

  bool ArrayFits(Object array, int first, Role role, int depth) {
    for (int i = first; i < array.getArrayNItems(); ++i) {
      if (!Fits(array.getArrayItem(i), role, depth + 1)) return false;
    }
    return true;
  }

  bool FitsXObject(Object stream, int depth) {
    Object subtype = stream.getDict().getKey("/Subtype");
    if (subtype.isNameAndEquals("/Image")) return PruneKeys(stream, Role::kImage, depth);
    return subtype.isNameAndEquals("/Form") && PruneKeys(stream, Role::kForm, depth);
  }

  bool FitsSpace(Object space, int depth) {
    using enum Role;
    if (space.isName()) return true;
    if (!space.isArray() || space.getArrayNItems() < 1 || !space.getArrayItem(0).isName()) {
      return false;
    }
    const std::string kind = space.getArrayItem(0).getName();
    const int size = space.getArrayNItems();
    const auto item = [&](int i, Role role) {
      return i < size && Fits(space.getArrayItem(i), role, depth + 1);
    };
    const auto cut = [&](int length) {
      while (space.getArrayNItems() > length) space.eraseItem(space.getArrayNItems() - 1);
      return true;
    };
    if (kind == "/ICCBased") return item(1, kProfile) && cut(2);
    if (kind == "/CalGray" || kind == "/CalRGB" || kind == "/Lab") {
      return item(1, kSpaceFacts) && cut(2);
    }
    if (kind == "/Pattern" || kind.starts_with("/Device")) {
      if (kind != "/DeviceN") return size == 1 || (item(1, kSpace) && cut(2));
    }
    if (kind == "/Indexed" || kind == "/I") {
      const bool table = size > 3 && space.getArrayItem(3).isString();
      return item(1, kSpace) && item(2, kPlain) && (table || item(3, kContent)) && cut(4);
    }
    if (kind != "/Separation" && kind != "/DeviceN") return false;
    if (!item(1, kPlain) || !item(2, kSpace) || !item(3, kFunctions)) return false;
    const bool facts = kind == "/DeviceN" && size > 4 && item(4, kColorants);
    return cut(facts ? 5 : 4);
  }

  // Keys that are not listed go, and those whose value cannot be what it should.
  bool PruneKeys(Object object, Role role, int depth) {
    if (object.isStream() ? !MayBeStream(role) : (!object.isDictionary() || IsStreamRole(role))) {
      return false;
    }
    if (object.isIndirect() && !seen_.insert({object.getObjGen(), role}).second) return true;
    const bool stream = object.isStream();
    Object dictionary = stream ? object.getDict() : object;
    const Keys& keys = KeysOf(role);
    const auto entries = EntriesOf(role);
    for (const std::string& key : dictionary.getKeys()) {
      if (stream && (key == "/Length" || key == "/Filter")) continue;
      if (stream && key == "/DecodeParms") {
        PruneParameters(dictionary);
        continue;
      }
      const auto it = keys.find(key);
      const bool listed = entries.has_value() || it != keys.end();
      if (it != keys.end() && it->second == Role::kWord) {
        dictionary.replaceKey(key, Object::newString(WordOf(dictionary.getKey(key))));
        continue;
      }
      // The page tree is the writer's.
      if (role == Role::kPage && key == "/Parent") continue;
      if (!listed || !Fits(dictionary.getKey(key), entries ? *entries : it->second, depth + 1)) {
        dictionary.removeKey(key);
      }
    }
    return true;
  }

  static void PruneParameters(Object dictionary) {
    static const Keys listed =
        Plain({"/Predictor", "/Colors", "/BitsPerComponent", "/Columns", "/EarlyChange", "/K",
               "/EndOfLine", "/EncodedByteAlign", "/Rows", "/EndOfBlock", "/BlackIs1",
               "/DamagedRowsBeforeError", "/ColorTransform"});
    const auto prune = [&](Object parameters) {
      if (!parameters.isDictionary()) return;
      for (const std::string& key : parameters.getKeys()) {
        if (!listed.contains(key) || !IsPlain(parameters.getKey(key), 0)) {
          parameters.removeKey(key);
        }
      }
    };
    Object value = dictionary.getKey("/DecodeParms");
    if (value.isArray()) {
      for (int i = 0; i < value.getArrayNItems(); ++i) prune(value.getArrayItem(i));
    } else if (value.isDictionary()) {
      prune(value);
    } else {
      dictionary.removeKey("/DecodeParms");
    }
  }

  std::set<std::pair<QPDFObjGen, Role>> seen_;
};

}  // namespace

void PrunePages(QPDF& pdf) {
  Pruner pruner;
  for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    pruner.Fits(page.getObjectHandle(), Role::kPage, 0);
  }
}

}  // namespace zwartlak::pdf
