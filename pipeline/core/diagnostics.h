// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// What support needs from an attachment, taken from its text after the personal data is out.
// Strings here are valid UTF-8, at most 500 bytes each and 50 a list.
#pragma once

#include <string>
#include <vector>

namespace zwartlak {

struct Diagnostics {
  std::vector<std::string> urls;               // path kept, personal parts replaced by [...]
  std::vector<std::string> browsers;           // "Firefox 128.0", "Chrome 131.0.6778.86"
  std::vector<std::string> operating_systems;  // "Windows 11", "macOS 14.5"
  std::vector<std::string> errors;             // the line that holds an error message
  std::vector<std::string> codes;              // "HTTP 500", "ERR-4021", "0x80070005", GUIDs
  std::vector<std::string> forms;              // form names and steps: "Stap 3 van 5"
  std::vector<std::string> timestamps;
  std::string screen_size;  // "1920x1080", empty for text
};

}  // namespace zwartlak
