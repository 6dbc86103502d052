// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Reads pictures with a reader and prints what it saw, one JSON object a picture:
//   ocr_bench [--whole] [--threads N] [--second never|doubtful|always] [--draw DIR] PNG...
// Each picture is read in a child forked from the warm parent, as in the program itself. --draw
// writes the picture with segments (blue), glyphs (red), doubtful segments (orange) and unread
// areas (magenta). Prints what pictures say: for measuring on samples, never for tickets.
#include <allheaders.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "models/reader_loader.h"

namespace {

using zwartlak::Page;
using zwartlak::Rect;
using Clock = std::chrono::steady_clock;

struct Options {
  bool whole = false;
  std::string draw;
  zwartlak::ReadOptions read;
  std::vector<std::string> files;
};

struct Picture {
  std::vector<std::uint8_t> rgb;
  int width = 0;
  int height = 0;
};

bool LoadPicture(const std::string& path, Picture& out) {
  PIX* raw = pixRead(path.c_str());
  if (raw == nullptr) return false;
  PIX* flat = pixGetSpp(raw) == 4 ? pixAlphaBlendUniform(raw, 0xffffff00) : pixClone(raw);
  PIX* pix = pixConvertTo32(flat);
  out.width = pixGetWidth(pix);
  out.height = pixGetHeight(pix);
  const l_uint32* data = pixGetData(pix);
  const int wpl = pixGetWpl(pix);
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      const l_uint32 p = data[y * wpl + x];
      out.rgb.push_back(static_cast<std::uint8_t>(p >> 24));
      out.rgb.push_back(static_cast<std::uint8_t>(p >> 16));
      out.rgb.push_back(static_cast<std::uint8_t>(p >> 8));
    }
  }
  pixDestroy(&pix);
  pixDestroy(&flat);
  pixDestroy(&raw);
  return true;
}

// Memory of this process in MB: resident now, and the largest ever.
std::pair<double, double> Memory() {
  std::ifstream status("/proc/self/status");
  double now = 0;
  double peak = 0;
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) now = std::stod(line.substr(6)) / 1024;
    if (line.starts_with("VmHWM:")) peak = std::stod(line.substr(6)) / 1024;
  }
  return {now, peak};
}

void Frame(Picture& picture, const Rect& r, int red, int green, int blue) {
  const auto set = [&](int x, int y) {
    if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) return;
    std::uint8_t* p = &picture.rgb[static_cast<std::size_t>(y * picture.width + x) * 3];
    p[0] = static_cast<std::uint8_t>(red);
    p[1] = static_cast<std::uint8_t>(green);
    p[2] = static_cast<std::uint8_t>(blue);
  };
  const zwartlak::PixelRect box = zwartlak::CoverPixels(r, 0, picture.width, picture.height);
  for (int x = box.left; x < box.right; ++x) set(x, box.top), set(x, box.bottom - 1);
  for (int y = box.top; y < box.bottom; ++y) set(box.left, y), set(box.right - 1, y);
}

void Draw(Picture picture, const Page& page, const std::string& path) {
  for (const auto& glyph : page.regions[0].glyphs) Frame(picture, glyph.quad.Bounds(), 255, 0, 0);
  for (const auto& segment : page.regions[0].segments) {
    Rect around = segment.box;
    around = {around.left - 2, around.top - 2, around.right + 2, around.bottom + 2};
    segment.doubtful ? Frame(picture, around, 255, 140, 0) : Frame(picture, around, 0, 0, 255);
  }
  for (const auto& area : page.unread) {
    Rect around = area.quad.Bounds();
    around = {around.left - 3, around.top - 3, around.right + 3, around.bottom + 3};
    Frame(picture, around, 255, 0, 255);
  }
  PIX* pix = pixCreate(picture.width, picture.height, 32);
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const std::uint8_t* p = &picture.rgb[static_cast<std::size_t>(y * picture.width + x) * 3];
      pixSetRGBPixel(pix, x, y, p[0], p[1], p[2]);
    }
  }
  pixWrite(path.c_str(), pix, IFF_PNG);
  pixDestroy(&pix);
}

nlohmann::json ToJson(const zwartlak::TextRegion& region) {
  nlohmann::json segments = nlohmann::json::array();
  const std::string text(region.text.Reveal());
  for (const auto& s : region.segments) {
    nlohmann::json glyphs = nlohmann::json::array();
    for (const auto& g : region.glyphs) {
      if (g.span.start < s.span.start || g.span.end > s.span.end) continue;
      const Rect b = g.quad.Bounds();
      glyphs.push_back({b.left, b.top, b.right, b.bottom});
    }
    segments.push_back({{"text", text.substr(s.span.start, s.span.size())},
                        {"box", {s.box.left, s.box.top, s.box.right, s.box.bottom}},
                        {"row", s.row},
                        {"confidence", s.confidence},
                        {"doubtful", s.doubtful},
                        {"glyphs", std::move(glyphs)}});
  }
  return {{"text", text}, {"segments", std::move(segments)}};
}

int ReadOne(const zwartlak::PageReader& reader, const Options& options, const std::string& file) {
  Picture picture;
  if (!LoadPicture(file, picture)) return 1;
  const auto start = Clock::now();
  rusage before{};
  getrusage(RUSAGE_SELF, &before);
  const auto page = reader.Read({picture.rgb.data(), picture.width, picture.height,
                                 static_cast<std::size_t>(picture.width) * 3},
                                options.read);
  rusage after{};
  getrusage(RUSAGE_SELF, &after);
  const auto seconds = [](const rusage& r) {
    return static_cast<double>(r.ru_utime.tv_sec + r.ru_stime.tv_sec) +
           static_cast<double>(r.ru_utime.tv_usec + r.ru_stime.tv_usec) * 1e-6;
  };
  nlohmann::json out{{"file", file}, {"width", picture.width}, {"height", picture.height}};
  out["wall"] = std::chrono::duration<double>(Clock::now() - start).count();
  out["cpu"] = seconds(after) - seconds(before);
  const auto [now, peak] = Memory();
  out["rss_mb"] = now;
  out["peak_mb"] = peak;
  if (!page) {
    out["error"] = zwartlak::InfoOf(page.error().code).name;
  } else {
    for (const auto& region : page->regions) out["regions"].push_back(ToJson(region));
    out["unread"] = nlohmann::json::array();
    for (const auto& area : page->unread) {
      const Rect b = area.quad.Bounds();
      out["unread"].push_back({b.left, b.top, b.right, b.bottom});
    }
    if (!options.draw.empty()) {
      Draw(picture, *page,
           options.draw + "/" + std::filesystem::path(file).stem().string() + ".png");
    }
  }
  std::printf("%s\n", out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
  std::fflush(stdout);
  return 0;
}

Options Parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string arg = argv[i];
    const bool more = i + 1 < argc;
    if (arg == "--whole") {
      options.whole = true;
    } else if (arg == "--threads" && more) {
      options.read.threads = std::stoi(argv[++i]);
    } else if (arg == "--draw" && more) {
      options.draw = argv[++i];
    } else if (arg == "--second" && more) {
      const std::string when = argv[++i];
      options.read.second_reader = when == "never"    ? zwartlak::SecondReader::kNever
                                   : when == "always" ? zwartlak::SecondReader::kAlways
                                                      : zwartlak::SecondReader::kDoubtful;
    } else {
      options.files.push_back(arg);
    }
  }
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  setMsgSeverity(L_SEVERITY_NONE);
  const Options options = Parse(argc, argv);
  const auto start = Clock::now();
  const auto readers = zwartlak::LoadReaders();
  if (!readers) {
    std::fprintf(stderr, "%s\n", std::string(zwartlak::InfoOf(readers.error().code).name).c_str());
    return 4;
  }
  std::fprintf(stderr, "ready after %.3f s, %.0f MB, %td threads\n",
               std::chrono::duration<double>(Clock::now() - start).count(), Memory().first,
               std::distance(std::filesystem::directory_iterator("/proc/self/task"), {}));
  int failed = 0;
  for (const std::string& file : options.files) {
    const pid_t child = fork();
    if (child == 0) {
      _exit(ReadOne(options.whole ? *readers->whole_page : *readers->screen, options, file));
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (status != 0) {
      std::fprintf(stderr, "failed: %s (%d)\n", file.c_str(), status);
      ++failed;
    }
  }
  return failed == 0 ? 0 : 1;
}
