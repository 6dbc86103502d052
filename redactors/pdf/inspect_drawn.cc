// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/inspect_drawn.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "redactors/pdf/page_space.h"

namespace zwartlak::pdf {
namespace {

using Value = InspectedValue;
using Kind = InspectedValue::Kind;

constexpr int kDeepest = 16;
constexpr std::size_t kMostStates = 4096;
constexpr std::size_t kMostShapes = 5'000'000;
constexpr std::size_t kMostPictures = 100'000;

// x' = m[0] x + m[2] y + m[4], y' = m[1] x + m[3] y + m[5]
using Transform = std::array<double, 6>;

Transform Then(const Transform& m, const Transform& n) {
  return {m[0] * n[0] + m[1] * n[2],        m[0] * n[1] + m[1] * n[3],
          m[2] * n[0] + m[3] * n[2],        m[2] * n[1] + m[3] * n[3],
          m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5]};
}

Point At(const Transform& m, double x, double y) {
  return {m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]};
}

double NumberOf(const Value& value) {
  double number = 0;
  std::string_view text = value.text;
  if (text.starts_with('+')) text.remove_prefix(1);
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::vector<double> NumbersOf(const Value* array) {
  std::vector<double> numbers;
  if (array == nullptr || array->kind != Kind::kArray) return numbers;
  for (const Value& item : array->items) numbers.push_back(NumberOf(item));
  return numbers;
}

bool IsBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0'; }

// The subpaths of the path under construction (ISO 32000-1, 8.5).
class ShapesOf {
 public:
  // True if the operator paints them.
  bool Take(std::string_view op, const std::vector<Value>& operands, const Transform& m) {
    const auto point = [&](std::size_t i) {
      return At(m, NumberOf(operands[i]), NumberOf(operands[i + 1]));
    };
    const std::size_t n = operands.size();
    if (op == "m" && n >= 2) Begin(point(0));
    if (op == "l" && n >= 2) Line(point(0));
    if (op == "c" || op == "v" || op == "y") {
      for (std::size_t i = 0; i + 1 < n; i += 2) Add(point(i));
      if (!shapes_.empty()) shapes_.back().slanted = true;
    }
    if (op == "re" && n >= 4) {
      const double x = NumberOf(operands[0]);
      const double y = NumberOf(operands[1]);
      Begin(At(m, x, y));
      Add(At(m, x + NumberOf(operands[2]), y));
      Add(At(m, x, y + NumberOf(operands[3])));
      Add(At(m, x + NumberOf(operands[2]), y + NumberOf(operands[3])));
    }
    if (op == "n") shapes_.clear();
    constexpr std::array<std::string_view, 9> kPaints{"f", "F",  "f*", "B", "B*",
                                                      "b", "b*", "S",  "s"};
    return std::ranges::find(kPaints, op) != kPaints.end();
  }
  void Paint(std::vector<DrawnShape>& out) {
    out.insert(out.end(), shapes_.begin(), shapes_.end());
    shapes_.clear();
  }

 private:
  void Begin(const Point& p) {
    shapes_.push_back({{p.x, p.y, p.x, p.y}, false});
    last_ = p;
  }
  void Add(const Point& p) {
    if (shapes_.empty()) Begin(p);
    Rect& r = shapes_.back().bounds;
    r = {std::min(r.left, p.x), std::min(r.top, p.y), std::max(r.right, p.x),
         std::max(r.bottom, p.y)};
    last_ = p;
  }
  void Line(const Point& p) {
    constexpr double kUpright = 0.05;
    const Point from = last_;
    Add(p);
    if (std::abs(p.x - from.x) > kUpright && std::abs(p.y - from.y) > kUpright) {
      shapes_.back().slanted = true;
    }
  }

  std::vector<DrawnShape> shapes_;
  Point last_;
};

class Walker {
 public:
  Walker(const InspectedObjects& objects, DrawnPage& out) : objects_(objects), out_(out) {}

  bool Walk(std::string_view content, const Value* resources, Transform matrix, int depth) {
    if (depth > kDeepest) return false;
    std::vector<Transform> saved;
    ShapesOf path;
    std::vector<Value> operands;
    InspectedParser parser(content);
    while (true) {
      parser.SkipBlanks();
      if (parser.at() >= content.size()) return true;
      const std::string_view op = OperatorAt(content, parser.at());
      if (op.empty()) {
        auto value = parser.Value();
        if (!value || operands.size() > kMostStates) return false;
        operands.push_back(*std::move(value));
        continue;
      }
      parser.MoveTo(parser.at() + op.size());
      if (op == "BI") return false;
      if (op == "q" && saved.size() < kMostStates) saved.push_back(matrix);
      if (op == "Q" && !saved.empty()) {
        matrix = saved.back();
        saved.pop_back();
      }
      if (op == "cm" && operands.size() == 6) matrix = Then(MatrixOf(operands), matrix);
      if (op == "Do" && !operands.empty() &&
          !Draw(operands.back().text, resources, matrix, depth)) {
        return false;
      }
      if (path.Take(op, operands, matrix) && out_.shapes.size() < kMostShapes) {
        path.Paint(out_.shapes);
      }
      operands.clear();
    }
  }

 private:
  // An operator's word, or nothing where an operand begins.
  static std::string_view OperatorAt(std::string_view content, std::size_t at) {
    constexpr std::string_view kOperandBegins = "()<>[]{}/%+-.0123456789";
    if (kOperandBegins.find(content[at]) != std::string_view::npos) return {};
    std::size_t end = at;
    while (end < content.size() && !IsBlank(content[end]) &&
           std::string_view("()<>[]{}/%").find(content[end]) == std::string_view::npos) {
      ++end;
    }
    const std::string_view word = content.substr(at, end - at);
    return word == "true" || word == "false" || word == "null" ? std::string_view() : word;
  }

  static Transform MatrixOf(const std::vector<Value>& operands) {
    Transform m{};
    for (std::size_t i = 0; i < 6; ++i) m[i] = NumberOf(operands[i]);
    return m;
  }

  bool Draw(const std::string& name, const Value* resources, const Transform& matrix, int depth) {
    const Value* list = resources == nullptr ? nullptr : resources->Get("XObject");
    if (list != nullptr) list = objects_.Find(*list).value;
    const Value* entry = list == nullptr ? nullptr : list->Get(name);
    if (entry == nullptr) return true;  // draws nothing
    const InspectedObject object = objects_.Find(*entry);
    const Value* subtype = object.value == nullptr ? nullptr : object.value->Get("Subtype");
    if (subtype == nullptr) return false;
    if (subtype->IsName("Image")) return Picture(object, matrix, depth);
    if (!subtype->IsName("Form")) return false;
    const auto content = Content(object);
    if (!content) return false;
    const std::vector<double> own = NumbersOf(object.value->Get("Matrix"));
    Transform inner = matrix;
    if (own.size() == 6) inner = Then({own[0], own[1], own[2], own[3], own[4], own[5]}, matrix);
    const Value* inner_resources = object.value->Get("Resources");
    if (inner_resources != nullptr) inner_resources = objects_.Find(*inner_resources).value;
    return Walk(*content, inner_resources == nullptr ? resources : inner_resources, inner,
                depth + 1);
  }

  static std::optional<std::string> Content(const InspectedObject& object) {
    const bool is_plain = object.value->Get("Filter") == nullptr || object.stream.empty();
    if (is_plain) return std::string(object.stream);
    return InflateWhole(object.stream);
  }

  int Number(const Value& dictionary, std::string_view key, int otherwise) const {
    const Value* entry = dictionary.Get(key);
    if (entry != nullptr) entry = objects_.Find(*entry).value;
    if (entry == nullptr || entry->kind != Kind::kNumber) return otherwise;
    return static_cast<int>(std::clamp(NumberOf(*entry), -1e6, 1e6));
  }

  int Components(const Value* space, int depth = 0) const {
    if (space != nullptr) space = objects_.Find(*space).value;
    if (space == nullptr || depth > 2) return 0;
    const bool array = space->kind == Kind::kArray && !space->items.empty();
    const Value& family = array ? space->items[0] : *space;
    for (const char* one : {"DeviceGray", "CalGray", "Indexed", "Separation"}) {
      if (family.IsName(one)) return 1;
    }
    for (const char* three : {"DeviceRGB", "CalRGB", "Lab"}) {
      if (family.IsName(three)) return 3;
    }
    if (family.IsName("DeviceCMYK")) return 4;
    if (!array || space->items.size() < 2) return 0;
    const Value* second = objects_.Find(space->items[1]).value;
    if (second == nullptr) return 0;
    if (family.IsName("DeviceN")) return static_cast<int>(second->items.size());
    return family.IsName("ICCBased") ? Number(*second, "N", 0) : 0;
  }

  bool Picture(const InspectedObject& object, const Transform& m, int depth) {
    const Value& dictionary = *object.value;
    DrawnPicture picture;
    picture.quad = {{{At(m, 0, 1), At(m, 1, 1), At(m, 1, 0), At(m, 0, 0)}}};
    picture.width = Number(dictionary, "Width", 0);
    picture.height = Number(dictionary, "Height", 0);
    const Value* stencil = dictionary.Get("ImageMask");
    const bool is_stencil = stencil != nullptr && stencil->text == "true";
    picture.bits = is_stencil ? 1 : Number(dictionary, "BitsPerComponent", 0);
    picture.components = is_stencil ? 1 : Components(dictionary.Get("ColorSpace"));
    picture.data = object.stream;
    const Value* filter = dictionary.Get("Filter");
    if (filter != nullptr && filter->kind == Kind::kArray && filter->items.size() == 1) {
      filter = &filter->items[0];
    }
    picture.jpeg = filter != nullptr && filter->IsName("DCTDecode");
    const Value* parameters = dictionary.Get("DecodeParms");
    if (parameters != nullptr && parameters->kind == Kind::kArray && !parameters->items.empty()) {
      parameters = &parameters->items[0];
    }
    picture.predicted = parameters != nullptr && Number(*parameters, "Predictor", 1) >= 10;
    out_.pictures.push_back(picture);
    for (const char* key : {"SMask", "Mask"}) {
      const Value* mask = dictionary.Get(key);
      if (mask == nullptr || mask->kind != Kind::kReference) continue;
      const InspectedObject found = objects_.Find(*mask);
      if (found.value == nullptr || found.value->kind != Kind::kDictionary || depth > kDeepest) {
        continue;
      }
      if (!Picture(found, m, depth + 1)) return false;
    }
    return out_.pictures.size() < kMostPictures;
  }

  const InspectedObjects& objects_;
  DrawnPage& out_;
};

// From user space to page space.
std::optional<Transform> PageTransform(const Value& page, DrawnPage& out) {
  std::vector<double> box = NumbersOf(page.Get("MediaBox"));
  if (box.size() != 4) box = {0, 0, 612, 792};
  const std::vector<double> crop = NumbersOf(page.Get("CropBox"));
  const auto sort = [](std::vector<double>& b) {
    if (b[0] > b[2]) std::swap(b[0], b[2]);
    if (b[1] > b[3]) std::swap(b[1], b[3]);
  };
  sort(box);
  if (crop.size() == 4) {
    std::vector<double> cut = crop;
    sort(cut);
    cut = {std::max(cut[0], box[0]), std::max(cut[1], box[1]), std::min(cut[2], box[2]),
           std::min(cut[3], box[3])};
    if (cut[2] > cut[0] && cut[3] > cut[1]) box = cut;
  }
  const Value* turned = page.Get("Rotate");
  const int turn = turned == nullptr ? 0 : static_cast<int>(NumberOf(*turned)) / 90;
  constexpr double k = kPixelsPerPoint;
  out.width = (box[2] - box[0]) * k;
  out.height = (box[3] - box[1]) * k;
  if (turn % 2 != 0) std::swap(out.width, out.height);
  switch (((turn % 4) + 4) % 4) {
    case 1:
      return Transform{0, k, k, 0, -box[1] * k, -box[0] * k};
    case 2:
      return Transform{-k, 0, 0, k, box[2] * k, -box[1] * k};
    case 3:
      return Transform{0, -k, -k, 0, box[3] * k, box[2] * k};
    default:
      return Transform{k, 0, 0, -k, -box[0] * k, box[3] * k};
  }
}

}  // namespace

std::optional<std::string> InflateWhole(std::string_view data) {
  constexpr std::size_t kMost = std::size_t{1} << 30;
  z_stream z{};
  if (inflateInit(&z) != Z_OK) return std::nullopt;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
  z.avail_in = static_cast<uInt>(data.size());
  std::string out;
  std::string buffer(std::size_t{1} << 16, '\0');
  int status = Z_OK;
  while (status == Z_OK && out.size() < kMost) {
    z.next_out = reinterpret_cast<Bytef*>(buffer.data());
    z.avail_out = static_cast<uInt>(buffer.size());
    status = inflate(&z, Z_NO_FLUSH);
    out.append(buffer, 0, buffer.size() - z.avail_out);
  }
  inflateEnd(&z);
  return status == Z_STREAM_END ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<DrawnPage> LookAtPage(const Value& page, const InspectedObjects& objects) {
  DrawnPage out;
  const auto matrix = PageTransform(page, out);
  const Value* contents = page.Get("Contents");
  if (!matrix || contents == nullptr) return out;
  const InspectedObject content = objects.Find(*contents);
  if (content.value == nullptr || content.value->kind != Kind::kDictionary) return std::nullopt;
  std::string text(content.stream);
  if (content.value->Get("Filter") != nullptr && !content.stream.empty()) {
    auto inflated = InflateWhole(content.stream);
    if (!inflated) return std::nullopt;
    text = *std::move(inflated);
  }
  const Value* resources = page.Get("Resources");
  if (resources != nullptr) resources = objects.Find(*resources).value;
  if (!Walker(objects, out).Walk(text, resources, *matrix, 0)) return std::nullopt;
  return out;
}

}  // namespace zwartlak::pdf
