// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "apps/cli/finding_lines.h"

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "apps/cli/messages.h"

namespace zwartlak::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string Where(const Finding& f, const PageSize& page, MediaType type) {
  if (f.quads.empty()) {
    return "part " + std::to_string(f.page) + " " + std::to_string(f.span.start) + "-" +
           std::to_string(f.span.end);
  }
  std::string text = page.frame_ms > 0 ? "frame " + std::to_string(page.frame_ms) + " ms"
                                       : "page " + std::to_string(f.page);
  for (const Quad& quad : f.quads) {
    const Rect r = quad.Bounds();
    for (const double side : {r.left, r.top, r.right, r.bottom}) {
      text.append(side == r.left ? " " : ",")
          .append(std::to_string(std::lround(InUnits(type, side))));
    }
  }
  return text;
}

Json Common(const Examined& examined, const Finding& f) {
  Json json{{"file", examined.input.path},
            {"entity", NameOf(f.entity)},
            {"score", f.score},
            {"rule", f.rule},
            {"detector", f.detector}};
  return json;
}

Json QuadJson(const Quad& quad, MediaType type) {
  Json json = Json::array();
  for (const Point& p : quad.corners)
    json.push_back(Json::array({InUnits(type, p.x), InUnits(type, p.y)}));
  return json;
}

}  // namespace

std::string FindingsAsText(const Examined& examined) {
  std::string out;
  const Outcome& outcome = examined.outcome;
  for (std::size_t i = 0; i < outcome.findings.size(); ++i) {
    const Finding& f = outcome.findings[i];
    char score[16];
    std::snprintf(score, sizeof score, "%.2f", f.score);
    out.append(Printable(examined.input.path)).append("\t").append(NameOf(f.entity));
    out.append("\t").append(score).append("\t").append(
        Where(f, outcome.pages[f.page], examined.type));
    out.append("\t").append(f.rule);
    if (!outcome.texts.empty()) out.append("\t").append(Printable(outcome.texts[i].Reveal()));
    out.append("\n");
  }
  return out;
}

std::string FindingsAsJsonLines(const Examined& examined) {
  std::string out;
  const Outcome& outcome = examined.outcome;
  const auto add = [&](const Json& json) {
    out.append(json.dump(-1, ' ', false, Json::error_handler_t::replace)).append("\n");
  };
  for (std::size_t i = 0; i < outcome.findings.size(); ++i) {
    const Finding& f = outcome.findings[i];
    Json json = Common(examined, f);
    if (!outcome.texts.empty()) json["text"] = outcome.texts[i].Reveal();
    if (f.quads.empty()) {
      json["part"] = f.page;
      json["start"] = f.span.start;
      json["end"] = f.span.end;
      add(json);
      continue;
    }
    const PageSize& page = outcome.pages[f.page];
    if (page.frame_ms > 0) {
      json["frame_ms"] = page.frame_ms;
    } else {
      json["page"] = f.page;
    }
    for (const Quad& quad : f.quads) {
      json["quad"] = QuadJson(quad, examined.type);
      add(json);
    }
  }
  return out;
}

}  // namespace zwartlak::cli
