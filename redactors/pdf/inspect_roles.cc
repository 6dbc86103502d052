// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/inspect_roles.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string_view>
#include <utility>

namespace zwartlak::pdf {
namespace {

using Value = InspectedValue;
using Kind = InspectedValue::Kind;

constexpr int kDeepest = 80;

// Roles are named by what one looks like in a file. The letter of a key says what may stand there:
// the role's name, or "" for numbers, names, truth values and arrays of these.
struct Key {
  std::string_view name;
  std::string_view role;
};

constexpr Key kPage[]{{"Type", ""},      {"Parent", "skip"},   {"MediaBox", ""},
                      {"CropBox", ""},   {"Rotate", ""},       {"UserUnit", ""},
                      {"Group", "grp"},  {"Resources", "res"}, {"Contents", "contents"},
                      {"Annots", "skip"}};
constexpr Key kResources[]{{"ProcSet", ""},         {"Font", "*font"},
                           {"XObject", "*xobject"}, {"ExtGState", "*state"},
                           {"Pattern", "*pattern"}, {"Shading", "*shading"},
                           {"ColorSpace", "*space"}};
constexpr Key kFont[]{{"Type", ""},
                      {"Subtype", ""},
                      {"BaseFont", ""},
                      {"FirstChar", ""},
                      {"LastChar", ""},
                      {"Widths", ""},
                      {"W", ""},
                      {"DW", ""},
                      {"W2", ""},
                      {"DW2", ""},
                      {"FontBBox", ""},
                      {"FontMatrix", ""},
                      {"FontDescriptor", "descriptor"},
                      {"Encoding", "encoding"},
                      {"ToUnicode", "encoding"},
                      {"CIDToGIDMap", "encoding"},
                      {"DescendantFonts", "fonts"},
                      {"CIDSystemInfo", "collection"},
                      {"CharProcs", "*content"},
                      {"Resources", "res"}};
constexpr Key kDescriptor[]{{"Type", ""},
                            {"FontName", ""},
                            {"FontStretch", ""},
                            {"FontWeight", ""},
                            {"Flags", ""},
                            {"FontBBox", ""},
                            {"ItalicAngle", ""},
                            {"Ascent", ""},
                            {"Descent", ""},
                            {"Leading", ""},
                            {"CapHeight", ""},
                            {"XHeight", ""},
                            {"StemV", ""},
                            {"StemH", ""},
                            {"AvgWidth", ""},
                            {"MaxWidth", ""},
                            {"MissingWidth", ""},
                            {"FontFile", "fontfile"},
                            {"FontFile2", "fontfile"},
                            {"FontFile3", "fontfile"}};
constexpr Key kFontFile[]{{"Subtype", ""}, {"Length1", ""}, {"Length2", ""}, {"Length3", ""}};
constexpr Key kEncoding[]{{"Type", ""},           {"BaseEncoding", ""},
                          {"Differences", ""},    {"CMapName", ""},
                          {"WMode", ""},          {"CIDSystemInfo", "collection"},
                          {"UseCMap", "encoding"}};
constexpr Key kCollection[]{{"Registry", "word"}, {"Ordering", "word"}, {"Supplement", ""}};
constexpr Key kImage[]{{"Type", ""},
                       {"Subtype", ""},
                       {"Width", ""},
                       {"Height", ""},
                       {"BitsPerComponent", ""},
                       {"Intent", ""},
                       {"ImageMask", ""},
                       {"Decode", ""},
                       {"Interpolate", ""},
                       {"SMaskInData", ""},
                       {"Matte", ""},
                       {"ColorSpace", "space"},
                       {"Mask", "mask"},
                       {"SMask", "xobject"}};
constexpr Key kForm[]{{"Type", ""},   {"Subtype", ""},      {"FormType", ""}, {"BBox", ""},
                      {"Matrix", ""}, {"Resources", "res"}, {"Group", "grp"}};
constexpr Key kGroup[]{{"Type", ""}, {"S", ""}, {"I", ""}, {"K", ""}, {"CS", "space"}};
constexpr Key kState[]{{"Type", ""},
                       {"LW", ""},
                       {"LC", ""},
                       {"LJ", ""},
                       {"ML", ""},
                       {"D", ""},
                       {"RI", ""},
                       {"OP", ""},
                       {"op", ""},
                       {"OPM", ""},
                       {"FL", ""},
                       {"SM", ""},
                       {"SA", ""},
                       {"BM", ""},
                       {"CA", ""},
                       {"ca", ""},
                       {"AIS", ""},
                       {"TK", ""},
                       {"Font", "sizedfont"},
                       {"BG", "functions"},
                       {"BG2", "functions"},
                       {"UCR", "functions"},
                       {"UCR2", "functions"},
                       {"TR", "functions"},
                       {"TR2", "functions"},
                       {"SMask", "softmask"}};
constexpr Key kSoftMask[]{
    {"Type", ""}, {"S", ""}, {"BC", ""}, {"G", "xobject"}, {"TR", "functions"}};
constexpr Key kFunction[]{{"FunctionType", ""},
                          {"Domain", ""},
                          {"Range", ""},
                          {"Size", ""},
                          {"BitsPerSample", ""},
                          {"Order", ""},
                          {"Encode", ""},
                          {"Decode", ""},
                          {"C0", ""},
                          {"C1", ""},
                          {"N", ""},
                          {"Bounds", ""},
                          {"Functions", "functions"}};
constexpr Key kPattern[]{{"Type", ""},           {"PatternType", ""},   {"PaintType", ""},
                         {"TilingType", ""},     {"BBox", ""},          {"XStep", ""},
                         {"YStep", ""},          {"Matrix", ""},        {"Resources", "res"},
                         {"Shading", "shading"}, {"ExtGState", "state"}};
constexpr Key kShading[]{
    {"ShadingType", ""},      {"Background", ""},      {"BBox", ""},
    {"AntiAlias", ""},        {"Domain", ""},          {"Matrix", ""},
    {"Coords", ""},           {"Extend", ""},          {"BitsPerCoordinate", ""},
    {"BitsPerComponent", ""}, {"BitsPerFlag", ""},     {"Decode", ""},
    {"VerticesPerRow", ""},   {"ColorSpace", "space"}, {"Function", "functions"}};
constexpr Key kCieSpace[]{
    {"WhitePoint", ""}, {"BlackPoint", ""}, {"Gamma", ""}, {"Matrix", ""}, {"Range", ""}};
constexpr Key kProfile[]{{"N", ""}, {"Range", ""}, {"Alternate", "space"}};
constexpr Key kColorants[]{{"Subtype", ""}, {"Colorants", "*space"}, {"Process", "process"}};
constexpr Key kProcess[]{{"Components", ""}, {"ColorSpace", "space"}};
constexpr Key kParameters[]{
    {"Predictor", ""},     {"Colors", ""},           {"BitsPerComponent", ""},
    {"Columns", ""},       {"EarlyChange", ""},      {"K", ""},
    {"EndOfLine", ""},     {"EncodedByteAlign", ""}, {"Rows", ""},
    {"EndOfBlock", ""},    {"BlackIs1", ""},         {"DamagedRowsBeforeError", ""},
    {"ColorTransform", ""}};

enum class Body : std::uint8_t { kDictionary, kStream, kEither };

struct Role {
  std::string_view name;
  Body body;
  std::span<const Key> keys;
};

constexpr Role kRoles[]{{"page", Body::kDictionary, kPage},
                        {"res", Body::kDictionary, kResources},
                        {"font", Body::kDictionary, kFont},
                        {"descriptor", Body::kDictionary, kDescriptor},
                        {"fontfile", Body::kStream, kFontFile},
                        {"encoding", Body::kEither, kEncoding},
                        {"collection", Body::kDictionary, kCollection},
                        {"image", Body::kStream, kImage},
                        {"form", Body::kStream, kForm},
                        {"grp", Body::kDictionary, kGroup},
                        {"state", Body::kDictionary, kState},
                        {"softmask", Body::kDictionary, kSoftMask},
                        {"function", Body::kEither, kFunction},
                        {"pattern", Body::kEither, kPattern},
                        {"shading", Body::kEither, kShading},
                        {"cie", Body::kDictionary, kCieSpace},
                        {"profile", Body::kStream, kProfile},
                        {"colorants", Body::kDictionary, kColorants},
                        {"process", Body::kDictionary, kProcess},
                        {"parameters", Body::kDictionary, kParameters},
                        {"content", Body::kStream, {}}};

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsMark(char c) { return c == '-' || c == '_' || c == '+'; }

}  // namespace

class RoleReader::Walk {
 public:
  explicit Walk(const InspectedObjects& objects) : objects_(objects) {}

  bool Is(const Value& given, std::string_view role, int depth) {
    if (depth > kDeepest) return false;
    if (role == "skip") return true;
    if (given.kind == Kind::kReference) {
      reached.insert(given.text);
      if (!seen_.emplace(given.text, role).second) return true;
    }
    const Value* value = objects_.Find(given).value;
    return value != nullptr && IsValue(*value, role, depth);
  }

  std::set<std::string> reached;
  std::string odd_names;

 private:
  bool IsValue(const Value& value, std::string_view role, int depth) {
    if (role.empty()) return IsPlain(value, depth);
    if (role.starts_with('*')) return IsMap(value, role.substr(1), depth);
    if (role == "word") return IsWord(value);
    if (role == "contents") return IsOneOrMany(value, "content", depth);
    if (role == "fonts") return value.kind == Kind::kArray && AreAll(value, 0, "font", depth);
    if (role == "sizedfont") {
      return value.items.size() == 2 && Is(value.items[0], "font", depth + 1) &&
             value.items[1].kind == Kind::kNumber;
    }
    if (role == "mask") {
      return value.kind == Kind::kArray ? IsPlain(value, depth) : IsXObject(value, depth);
    }
    if (role == "functions") {
      return IsName(value) || (value.kind == Kind::kArray ? AreAll(value, 0, "functions", depth)
                                                          : HasKeys(value, "function", depth));
    }
    if (role == "xobject") return IsXObject(value, depth);
    if (role == "space") return IsSpace(value, depth);
    if ((role == "softmask" || role == "encoding") && value.kind == Kind::kName) {
      return IsName(value);
    }
    return HasKeys(value, role, depth);
  }

  bool IsName(const Value& value) {
    if (value.kind != Kind::kName) return false;
    NoteName(value.text);
    return true;
  }

  void NoteName(const std::string& name) {
    const auto ordinary = [](char c) { return IsLetter(c) || IsDigit(c) || IsMark(c) || c == '.'; };
    if (!std::ranges::all_of(name, ordinary)) odd_names += name + '\n';
  }

  bool IsPlain(const Value& value, int depth) {
    if (depth > kDeepest) return false;
    switch (value.kind) {
      case Kind::kName:
        return IsName(value);
      case Kind::kNull:
      case Kind::kWord:
      case Kind::kNumber:
        return true;
      case Kind::kArray:
        return std::ranges::all_of(value.items,
                                   [&](const Value& item) { return Is(item, "", depth + 1); });
      default:
        return false;
    }
  }

  // The registry or ordering of a character collection.
  static bool IsWord(const Value& value) {
    if (value.kind != Kind::kString || value.text.size() > 40) return false;
    return std::ranges::count_if(value.text, IsDigit) <= 2 &&
           std::ranges::all_of(value.text,
                               [](char c) { return IsLetter(c) || IsDigit(c) || IsMark(c); });
  }

  bool IsMap(const Value& value, std::string_view role, int depth) {
    if (value.kind != Kind::kDictionary) return false;
    return std::ranges::all_of(value.entries, [&](const auto& entry) {
      NoteName(entry.first);
      return Is(entry.second, role, depth + 1);
    });
  }

  bool AreAll(const Value& array, std::size_t first, std::string_view role, int depth) {
    return std::ranges::all_of(array.items.begin() + static_cast<std::ptrdiff_t>(first),
                               array.items.end(),
                               [&](const Value& item) { return Is(item, role, depth + 1); });
  }

  bool IsOneOrMany(const Value& value, std::string_view role, int depth) {
    return value.kind == Kind::kArray ? AreAll(value, 0, role, depth) : HasKeys(value, role, depth);
  }

  bool IsXObject(const Value& value, int depth) {
    const Value* subtype = value.Get("Subtype");
    if (subtype == nullptr) return false;
    return (subtype->IsName("Image") && HasKeys(value, "image", depth)) ||
           (subtype->IsName("Form") && HasKeys(value, "form", depth));
  }

  bool IsSpace(const Value& value, int depth) {
    if (value.kind == Kind::kName) return IsName(value);
    if (value.kind != Kind::kArray || value.items.empty() || !IsName(value.items[0])) return false;
    const std::string& kind = value.items[0].text;
    const auto holds = [&](std::initializer_list<std::string_view> roles) {
      std::size_t at = 1;
      return value.items.size() == roles.size() + 1 &&
             std::ranges::all_of(roles, [&](std::string_view role) {
               return Is(value.items[at++], role, depth + 1);
             });
    };
    if (kind == "ICCBased") return holds({"profile"});
    if (kind == "CalGray" || kind == "CalRGB" || kind == "Lab") return holds({"cie"});
    if (kind == "Separation") return holds({"", "space", "functions"});
    if (kind == "DeviceN") {
      return holds({"", "space", "functions"}) || holds({"", "space", "functions", "colorants"});
    }
    if (kind == "Indexed" || kind == "I") {
      const bool table = value.items.size() == 4 && value.items[3].kind == Kind::kString;
      if (table) odd_names += value.items[3].text + '\n';
      return table ? holds({"space", "", "skip"}) : holds({"space", "", "content"});
    }
    if (kind == "Pattern" || kind.starts_with("Device")) return holds({}) || holds({"space"});
    return false;
  }

  bool HasKeys(const Value& value, std::string_view name, int depth) {
    const auto role = std::ranges::find(kRoles, name, &Role::name);
    if (role == std::end(kRoles) || value.kind != Kind::kDictionary) return false;
    const bool stream = value.Get("Length") != nullptr;
    if (role->body != Body::kEither && stream != (role->body == Body::kStream)) return false;
    std::set<std::string_view> once;
    return std::ranges::all_of(value.entries, [&](const auto& entry) {
      const auto& [key, item] = entry;
      if (!once.insert(key).second) return false;
      if (stream && (key == "Length" || key == "Filter")) return Is(item, "", depth + 1);
      if (stream && key == "DecodeParms") return AreParameters(item, depth);
      const auto listed = std::ranges::find(role->keys, key, &Key::name);
      return listed != role->keys.end() && Is(item, listed->role, depth + 1);
    });
  }

  bool AreParameters(const Value& value, int depth) {
    const auto is = [&](const Value& v) {
      return v.kind == Kind::kNull || v.kind == Kind::kWord || Is(v, "parameters", depth + 1);
    };
    return value.kind == Kind::kArray ? std::ranges::all_of(value.items, is) : is(value);
  }

  const InspectedObjects& objects_;
  std::set<std::pair<std::string, std::string_view>> seen_;
};

RoleReader::RoleReader(const InspectedObjects& objects) : walk_(std::make_unique<Walk>(objects)) {}
RoleReader::~RoleReader() = default;
bool RoleReader::IsCleanPage(const InspectedValue& page) { return walk_->Is(page, "page", 0); }
const std::set<std::string>& RoleReader::reached() const { return walk_->reached; }
const std::string& RoleReader::odd_names() const { return walk_->odd_names; }

}  // namespace zwartlak::pdf
