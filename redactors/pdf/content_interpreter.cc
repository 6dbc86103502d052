// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/content_interpreter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <vector>

#include "redactors/pdf/drawn_path.h"
#include "redactors/pdf/fill_color.h"
#include "redactors/pdf/inline_image.h"

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;

constexpr int kMaxDepth = 12;
constexpr std::size_t kMaxStates = 512;
constexpr std::size_t kMaxOperands = 20'000;

std::string DataOf(Object stream) {
  const auto buffer = stream.getStreamData(qpdf_dl_specialized);
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

Matrix MatrixOf(Object array) {
  if (!array.isArray() || array.getArrayNItems() != 6) return {};
  std::array<double, 6> v{};
  for (int i = 0; i < 6; ++i) {
    Object item = array.getArrayItem(i);
    v[static_cast<std::size_t>(i)] = item.isNumber() ? item.getNumericValue() : 0;
  }
  return {v[0], v[1], v[2], v[3], v[4], v[5]};
}

// As keys of a dictionary are spelled.
std::string KeyOf(const Token& name) {
  std::string key(1, '/');
  key.append(NameOf(name));
  return key;
}

// True if the content shows text or draws another object.
bool ShowsTextOrObjects(std::string_view content) {
  ContentLexer lexer(content);
  for (Token token = lexer.Next(); token.kind != TokenKind::kEnd; token = lexer.Next()) {
    if (token.kind != TokenKind::kOperator) continue;
    if (token.raw == "Tj" || token.raw == "TJ" || token.raw == "'" || token.raw == "\"" ||
        token.raw == "Do") {
      return true;
    }
    std::string_view data;
    if (token.raw == "ID" && !lexer.InlineImage(data)) return true;
  }
  return false;
}

// Keys of a form that are needed to show it.
constexpr std::array<const char*, 4> kFormKeys{"/BBox", "/Matrix", "/Group", "/FormType"};

struct GraphicsState {
  Matrix to_page;
  TextState text;
  FillColor fill;
  bool faint = false;  // transparent, or under a soft mask
};

}  // namespace

// One content stream.
class ContentInterpreter::Walk {
 public:
  Walk(ContentInterpreter& owner, Object resources, const Matrix& to_page)
      : owner_(owner), resources_(resources) {
    states_.push_back({to_page, {}});
    if (!resources_.isDictionary()) resources_ = Object::newDictionary();
    out_.resources = Object::newDictionary();
  }

  Content Run(std::string_view content) {
    ContentLexer lexer(content);
    for (Token token = lexer.Next(); token.kind != TokenKind::kEnd; token = lexer.Next()) {
      if (token.kind != TokenKind::kOperator || IsOperand(token.raw)) {
        if (operands_.size() < kMaxOperands) operands_.push_back(token);
        continue;
      }
      if (token.raw == "BI") {
        InlineImage(lexer);
      } else {
        Execute(token.raw);
      }
      operands_.clear();
    }
    while (open_ > 0) {
      Emit("Q");
      --open_;
    }
    return std::move(out_);
  }

 private:
  using Handler = void (Walk::*)(std::string_view);

  static bool IsOperand(std::string_view word) {
    return word == "true" || word == "false" || word == "null";
  }

  static const std::unordered_map<std::string_view, Handler>& Handlers() {
    static const std::unordered_map<std::string_view, Handler> handlers{
        {"q", &Walk::Save},          {"Q", &Walk::Restore},
        {"cm", &Walk::Transform},    {"gs", &Walk::GraphicsStateOp},
        {"m", &Walk::PathPoint},     {"l", &Walk::PathPoint},
        {"c", &Walk::PathCurve},     {"v", &Walk::PathCurve},
        {"y", &Walk::PathCurve},     {"re", &Walk::PathRect},
        {"h", &Walk::ClosePath},     {"W", &Walk::Clip},
        {"W*", &Walk::Clip},         {"n", &Walk::EndPath},
        {"f", &Walk::Paint},         {"F", &Walk::Paint},
        {"f*", &Walk::Paint},        {"B", &Walk::Paint},
        {"B*", &Walk::Paint},        {"b", &Walk::Paint},
        {"b*", &Walk::Paint},        {"S", &Walk::Paint},
        {"s", &Walk::Paint},         {"sh", &Walk::Shade},
        {"Do", &Walk::DrawObject},   {"cs", &Walk::ColorSpace},
        {"CS", &Walk::ColorSpace},   {"scn", &Walk::Color},
        {"SCN", &Walk::Color},       {"BT", &Walk::BeginText},
        {"ET", &Walk::Plain},        {"Tf", &Walk::SelectFont},
        {"Tc", &Walk::TextNumber},   {"Tw", &Walk::TextNumber},
        {"Tz", &Walk::TextNumber},   {"TL", &Walk::TextNumber},
        {"Ts", &Walk::TextNumber},   {"Tr", &Walk::TextNumber},
        {"Td", &Walk::MoveText},     {"TD", &Walk::MoveText},
        {"T*", &Walk::NextLine},     {"Tm", &Walk::TextMatrix},
        {"Tj", &Walk::ShowText},     {"TJ", &Walk::ShowText},
        {"'", &Walk::ShowText},      {"\"", &Walk::ShowText},
        {"BMC", &Walk::BeginMarked}, {"BDC", &Walk::BeginMarked},
        {"EMC", &Walk::EndMarked},   {"MP", &Walk::Drop},
        {"DP", &Walk::Drop},         {"g", &Walk::LightColor},
        {"rg", &Walk::LightColor},   {"k", &Walk::InkColor},
        {"sc", &Walk::Color}};
    return handlers;
  }

  // Operators that only set graphics state; what is in no list is unknown to readers too, and goes.
  static bool IsKnownPlain(std::string_view op) {
    static const std::set<std::string_view> known{"w", "J",  "j", "M",  "d",  "ri", "i",
                                                  "G", "RG", "K", "SC", "d0", "d1"};
    return known.contains(op);
  }

  void Execute(std::string_view op) {
    const auto it = Handlers().find(op);
    if (it != Handlers().end()) {
      (this->*it->second)(op);
    } else if (IsKnownPlain(op)) {
      Plain(op);
    }
  }

  GraphicsState& state() { return states_.back(); }
  [[nodiscard]] bool hidden() const { return hidden_from_ > 0; }

  double Operand(std::size_t i) const { return i < operands_.size() ? NumberOf(operands_[i]) : 0; }
  // Of the operands at the end, where readers look for them.
  double OperandFromEnd(std::size_t back) const {
    return back < operands_.size() ? NumberOf(operands_[operands_.size() - 1 - back]) : 0;
  }

  void Emit(std::string_view text) {
    if (!owner_.write_) return;
    out_.bytes += text;
    out_.bytes += '\n';
  }

  void Plain(std::string_view op) {
    if (!owner_.write_) return;
    for (const Token& token : operands_) {
      out_.bytes += token.raw;
      out_.bytes += ' ';
    }
    Emit(op);
  }

  void Drop(std::string_view) {}

  // The entry of a resource category, and a note that it is used.
  Object Resource(const char* category, const std::string& name) {
    Object dictionary = resources_.getKey(category);
    if (!dictionary.isDictionary()) return Object::newNull();
    Object entry = dictionary.getKey(name);
    if (!entry.isNull()) Use(category, name, entry);
    return entry;
  }

  void Use(const char* category, const std::string& name, Object entry) {
    if (!owner_.write_) return;
    if (!out_.resources.hasKey(category)) {
      out_.resources.replaceKey(category, Object::newDictionary());
    }
    out_.resources.getKey(category).replaceKey(name, entry);
  }

  std::string NameOperand() const {
    return !operands_.empty() && operands_.back().kind == TokenKind::kName ? KeyOf(operands_.back())
                                                                           : std::string();
  }

  void Save(std::string_view op) {
    if (states_.size() >= kMaxStates) {
      owner_.sink_.OnObstacle(Obstacle::kNesting);
      return;
    }
    states_.push_back(states_.back());
    ++open_;
    Plain(op);
  }

  void Restore(std::string_view op) {
    if (states_.size() < 2) return;  // one too many: readers pass over it
    states_.pop_back();
    --open_;
    Plain(op);
  }

  void Transform(std::string_view op) {
    const Matrix m{Operand(0), Operand(1), Operand(2), Operand(3), Operand(4), Operand(5)};
    state().to_page = Concat(m, state().to_page);
    if (operands_.size() != 6 || !state().to_page.IsFinite()) {
      owner_.sink_.OnObstacle(Obstacle::kSyntax);
    }
    Plain(op);
  }

  void GraphicsStateOp(std::string_view op) {
    Object entry = Resource("/ExtGState", NameOperand());
    if (!entry.isDictionary()) return;
    Object font = entry.getKey("/Font");
    if (font.isArray() && font.getArrayNItems() == 2) {
      state().text.font = FontOf(font.getArrayItem(0));
      Object size = font.getArrayItem(1);
      state().text.size = size.isNumber() ? size.getNumericValue() : 0;
    }
    Object mask = entry.getKey("/SMask");
    if (mask.isDictionary() && HoldsText(mask.getKey("/G"))) {
      owner_.sink_.OnObstacle(Obstacle::kPattern);
    }
    constexpr double kAlmostNothing = 0.15;
    Object alpha = entry.getKey("/ca");
    if (alpha.isNumber()) state().faint = alpha.getNumericValue() < kAlmostNothing;
    if (mask.isDictionary()) state().faint = true;
    Plain(op);
  }

  void PathPoint(std::string_view op) {
    const Point p = state().to_page.Apply(Operand(0), Operand(1));
    if (op == "m") {
      path_.Move(p, out_.bytes.size());
    } else {
      path_.Line(p, out_.bytes.size());
    }
    PathWritten(op);
  }

  void PathCurve(std::string_view op) {
    std::vector<Point> points;
    for (std::size_t i = 0; i + 1 < operands_.size(); i += 2) {
      points.push_back(state().to_page.Apply(Operand(i), Operand(i + 1)));
    }
    path_.Curve(points, out_.bytes.size());
    PathWritten(op);
  }

  void PathRect(std::string_view op) {
    const double x = Operand(0);
    const double y = Operand(1);
    const Matrix& m = state().to_page;
    path_.Rectangle({m.Apply(x, y), m.Apply(x, y + Operand(3)), m.Apply(x + Operand(2), y),
                     m.Apply(x + Operand(2), y + Operand(3))},
                    out_.bytes.size());
    PathWritten(op);
  }

  void ClosePath(std::string_view op) {
    path_.Close(out_.bytes.size());
    PathWritten(op);
  }

  void Clip(std::string_view op) {
    path_.Clip(out_.bytes.size());
    PathWritten(op);
  }

  void PathWritten(std::string_view op) {
    Plain(op);
    path_.Written(out_.bytes.size());
  }

  void EndPath(std::string_view op) {
    LeavePath();
    Plain(op);
  }

  void LeavePath() {
    Rect& clip = state().text.clip;
    if (path_.clips()) clip = path_.started() ? Intersect(clip, path_.whole().bounds) : Rect{};
    path_ = {};
  }

  void Paint(std::string_view op) {
    bool is_left = true;
    if (!hidden() && path_.started()) {
      const Subpath whole = path_.whole();
      owner_.sink_.OnPath(whole.bounds, whole.is_shaped());
      const bool fills = op != "S" && op != "s";
      const bool exact = path_.is_rectangle() && !state().faint;
      if (fills) owner_.sink_.OnFill(whole.bounds, exact, state().fill.shade());
      if (owner_.write_) is_left = CutPath();
    }
    LeavePath();
    if (is_left) Plain(hidden() ? std::string_view("n") : op);
  }

  // Takes subpaths out of what is written. False if none is left.
  bool CutPath() {
    const std::vector<Subpath>& subpaths = path_.subpaths();
    std::string kept;
    bool cut = false;
    for (std::size_t i = 0; i < subpaths.size(); ++i) {
      if (owner_.sink_.TakesShape(subpaths[i])) {
        cut = true;
        continue;
      }
      const std::size_t end = i + 1 < subpaths.size() ? subpaths[i + 1].from : out_.bytes.size();
      kept += out_.bytes.substr(subpaths[i].from, end - subpaths[i].from);
    }
    if (!cut) return true;
    if (!path_.CanBeCut(out_.bytes.size())) {
      owner_.sink_.OnObstacle(Obstacle::kSyntax);
      return true;
    }
    out_.bytes.resize(subpaths.front().from);
    out_.bytes += kept;
    out_.changed = true;
    return !kept.empty();
  }

  void Shade(std::string_view op) {
    if (hidden() || Resource("/Shading", NameOperand()).isNull()) return;
    owner_.sink_.OnFill(state().text.clip, false, {});
    Plain(op);
  }

  void ColorSpace(std::string_view op) {
    Object space = Resource("/ColorSpace", NameOperand());
    if (space.isNull() && op == "cs" && !NameOperand().empty()) {
      space = Object::newName(NameOperand());
    }
    if (op == "cs") state().fill.SetSpace(space);
    Plain(op);
  }

  void Color(std::string_view op) {
    if (const std::string name = NameOperand(); !name.empty()) {
      Object pattern = Resource("/Pattern", name);
      if (pattern.isStream() && HoldsText(pattern)) owner_.sink_.OnObstacle(Obstacle::kPattern);
    }
    if (op == "sc" || op == "scn") state().fill.SetValues(Numbers());
    Plain(op);
  }

  void LightColor(std::string_view op) {
    state().fill = {};
    state().fill.SetLight(Numbers());
    Plain(op);
  }

  void InkColor(std::string_view op) {
    state().fill = {};
    state().fill.SetInk(Numbers());
    Plain(op);
  }

  std::vector<double> Numbers() const {
    std::vector<double> numbers;
    for (const Token& token : operands_) {
      if (token.kind == TokenKind::kNumber) numbers.push_back(NumberOf(token));
    }
    return numbers;
  }

  // Also for pictures: what a pattern or mask draws by name is not followed.
  bool HoldsText(Object stream) {
    if (!stream.isStream()) return false;
    const auto [it, fresh] = owner_.cache_.has_text.try_emplace(stream.getObjGen(), true);
    if (fresh) it->second = ShowsTextOrObjects(DataOf(stream));
    return it->second;
  }

  std::shared_ptr<const Font> FontOf(Object dictionary) {
    const QPDFObjGen id = dictionary.getObjGen();
    const bool shared = id.getObj() != 0;
    if (shared) {
      const auto it = owner_.cache_.fonts.find(id);
      if (it != owner_.cache_.fonts.end()) return it->second;
    }
    auto font = std::make_shared<const Font>(dictionary);
    if (font->is_type3()) LookIntoProcedures(dictionary);
    if (shared) owner_.cache_.fonts[id] = font;
    return font;
  }

  void LookIntoProcedures(Object font) {
    Object procedures = font.getKey("/CharProcs");
    if (!procedures.isDictionary()) return;
    for (const std::string& key : procedures.getKeys()) {
      if (HoldsText(procedures.getKey(key))) owner_.sink_.OnObstacle(Obstacle::kPattern);
    }
  }

  void BeginText(std::string_view op) {
    shower_.Begin();
    Plain(op);
  }

  void SelectFont(std::string_view op) {
    if (operands_.size() < 2 || operands_[0].kind != TokenKind::kName) return;
    Object entry = Resource("/Font", KeyOf(operands_[0]));
    state().text.font = entry.isDictionary() ? FontOf(entry) : nullptr;
    state().text.size = Operand(1);
    Plain(op);
  }

  void TextNumber(std::string_view op) {
    const double value = OperandFromEnd(0);
    TextState& text = state().text;
    if (op == "Tc") text.char_space = value;
    if (op == "Tw") text.word_space = value;
    if (op == "Tz") text.scale = value / 100;
    if (op == "TL") text.leading = value;
    if (op == "Ts") text.rise = value;
    if (op == "Tr") text.mode = static_cast<int>(value);
    Plain(op);
  }

  void MoveText(std::string_view op) {
    if (op == "TD") state().text.leading = -Operand(1);
    shower_.MoveLine(Operand(0), Operand(1));
    Plain(op);
  }

  void NextLine(std::string_view op) {
    shower_.MoveLine(0, -state().text.leading);
    Plain(op);
  }

  void TextMatrix(std::string_view op) {
    shower_.SetMatrix({Operand(0), Operand(1), Operand(2), Operand(3), Operand(4), Operand(5)});
    Plain(op);
  }

  void ShowText(std::string_view op) {
    TextState& text = state().text;
    std::string lead;
    if (op == "\"" && operands_.size() == 3) {
      text.word_space = Operand(0);
      text.char_space = Operand(1);
      lead = std::string(operands_[0].raw) + " Tw " + std::string(operands_[1].raw) + " Tc ";
    }
    if (op == "'" || op == "\"") {
      shower_.MoveLine(0, -text.leading);
      lead += "T* ";
    }
    if (text.font == nullptr || !text.font->is_placeable() || text.font->vertical()) {
      owner_.sink_.OnObstacle(Obstacle::kFont);
      return;
    }
    text.shade = state().fill.shade();
    text.faint = state().faint;
    std::vector<Token> shown = operands_;
    if (op == "\"" && shown.size() == 3) shown.erase(shown.begin(), shown.begin() + 2);
    std::string array;
    if (!shower_.Show(shown, text, state().to_page, hidden(), owner_.sink_, array)) {
      Plain(op);
      return;
    }
    out_.changed = true;
    if (array.empty()) {
      if (!lead.empty()) Emit(lead);
    } else {
      Emit(lead + '[' + array + "] TJ");
    }
  }

  // Marked content goes: it carries alternative and actual text, and layers.
  void BeginMarked(std::string_view op) {
    ++marked_;
    if (hidden() || op != "BDC" || operands_.size() != 2) return;
    if (operands_[0].raw != "/OC" || operands_[1].kind != TokenKind::kName) return;
    Object properties = resources_.getKey("/Properties");
    if (!properties.isDictionary()) return;
    if (owner_.layers_.IsHidden(properties.getKey(KeyOf(operands_[1])))) {
      hidden_from_ = marked_;
    }
  }

  void EndMarked(std::string_view) {
    if (marked_ == hidden_from_) hidden_from_ = 0;
    marked_ = std::max(0, marked_ - 1);
  }

  Quad UnitSquare() { return ToQuad(0, 0, 1, 1, state().to_page); }

  void InlineImage(ContentLexer& lexer) {
    std::vector<Token> entries;
    for (Token token = lexer.Next(); token.raw != "ID"; token = lexer.Next()) {
      if (token.kind == TokenKind::kEnd) return owner_.sink_.OnObstacle(Obstacle::kSyntax);
      entries.push_back(token);
    }
    std::string_view data;
    if (!lexer.InlineImage(data)) return owner_.sink_.OnObstacle(Obstacle::kSyntax);
    if (hidden()) return;
    Object image = Object::newNull();
    if (owner_.write_) {
      image = InlineImageObject(owner_.pdf_, entries, data, resources_.getKey("/ColorSpace"));
      if (image.isNull()) return owner_.sink_.OnObstacle(Obstacle::kSyntax);
    }
    image = owner_.sink_.OnImage({image, UnitSquare()});
    out_.changed = true;
    if (owner_.write_ && !image.isNull()) EmitDraw("Do", "/Inline", image);
  }

  void DrawObject(std::string_view op) {
    const std::string name = NameOperand();
    Object objects = resources_.getKey("/XObject");
    Object object = objects.isDictionary() ? objects.getKey(name) : Object::newNull();
    if (!object.isStream() || hidden()) return;
    Object dictionary = object.getDict();
    if (owner_.layers_.IsHidden(dictionary.getKey("/OC"))) return;
    Object replacement;
    if (dictionary.getKey("/Subtype").isNameAndEquals("/Image")) {
      replacement = owner_.sink_.OnImage({object, UnitSquare()});
      if (!replacement.isInitialized() || replacement.isNull()) {
        out_.changed = true;
        return;
      }
      if (replacement.getObjGen() != object.getObjGen()) out_.changed = true;
    } else if (dictionary.getKey("/Subtype").isNameAndEquals("/Form")) {
      replacement = DrawForm(object, dictionary);
    }
    if (!replacement.isInitialized()) return;
    EmitDraw(op, name, replacement);
  }

  // The same object may be drawn twice with other glyphs taken out, so names may need a number.
  void EmitDraw(std::string_view op, const std::string& name, Object object) {
    if (!owner_.write_) return;
    std::string unique = name;
    Object used = out_.resources.getKey("/XObject");
    for (int n = 1; used.isDictionary() && used.hasKey(unique) &&
                    used.getKey(unique).getObjGen() != object.getObjGen();
         ++n) {
      unique = name + "_" + std::to_string(n);
    }
    Use("/XObject", unique, object);
    Emit(Object::newName(unique).unparse() + ' ' + std::string(op));
  }

  Object DrawForm(Object form, Object dictionary) {
    if (owner_.depth_ >= kMaxDepth) {
      owner_.sink_.OnObstacle(Obstacle::kNesting);
      return {};
    }
    Object resources = dictionary.getKey("/Resources");
    const Matrix to_page = Concat(MatrixOf(dictionary.getKey("/Matrix")), state().to_page);
    ++owner_.depth_;
    Content inner = Walk(owner_, resources.isDictionary() ? resources : resources_, to_page)
                        .Inherit(state(), dictionary.getKey("/BBox"))
                        .Run(DataOf(form));
    --owner_.depth_;
    if (!owner_.write_) return {};
    out_.changed = out_.changed || inner.changed;
    if (!inner.changed) {
      const auto it = owner_.cache_.forms.find(form.getObjGen());
      if (it != owner_.cache_.forms.end()) return it->second;
    }
    Object copy = Object::newStream(&owner_.pdf_, inner.bytes);
    Object keys = copy.getDict();
    keys.replaceKey("/Type", Object::newName("/XObject"));
    keys.replaceKey("/Subtype", Object::newName("/Form"));
    for (const char* key : kFormKeys) {
      if (dictionary.hasKey(key)) keys.replaceKey(key, dictionary.getKey(key));
    }
    keys.replaceKey("/Resources", inner.resources);
    if (!inner.changed) owner_.cache_.forms[form.getObjGen()] = copy;
    return copy;
  }

  // A form begins with the graphics state at the place where it is drawn.
  Walk& Inherit(const GraphicsState& outer, Object box) {
    const Matrix to_page = state().to_page;
    state() = outer;
    state().to_page = to_page;
    std::array<double, 4> v{};
    for (int i = 0; i < 4; ++i) {
      Object item =
          box.isArray() && box.getArrayNItems() == 4 ? box.getArrayItem(i) : Object::newNull();
      if (!item.isNumber()) return *this;
      v[static_cast<std::size_t>(i)] = item.getNumericValue();
    }
    Rect& clip = state().text.clip;
    clip = Intersect(clip, ToQuad(v[0], v[1], v[2], v[3], to_page).Bounds());
    return *this;
  }

  ContentInterpreter& owner_;
  Object resources_;
  Content out_;
  std::vector<GraphicsState> states_;
  std::vector<Token> operands_;
  TextShower shower_;
  DrawnPath path_;
  int open_ = 0;
  int marked_ = 0;
  int hidden_from_ = 0;  // depth of the marked content that is hidden; 0 = shown
};

Content ContentInterpreter::Run(std::string_view content, Object resources, const Matrix& to_page) {
  depth_ = 0;
  return Walk(*this, resources, to_page).Run(content);
}

}  // namespace zwartlak::pdf
