// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The stranger's list of what showing a page needs: each object is judged by its role, each key by
// what may stand under it. What is not listed is not clean.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "redactors/pdf/inspect_drawn.h"

namespace zwartlak::pdf {

class RoleReader {
 public:
  explicit RoleReader(const InspectedObjects& objects);
  ~RoleReader();
  RoleReader(const RoleReader&) = delete;
  RoleReader& operator=(const RoleReader&) = delete;

  // True if the page and all it refers to hold nothing that is not listed, links left out.
  bool IsCleanPage(const InspectedValue& page);
  // Numbers of the objects that pages refer to.
  [[nodiscard]] const std::set<std::string>& reached() const;
  // Names that are not spelled with letters, digits and marks: what a search must see.
  [[nodiscard]] const std::string& odd_names() const;

 private:
  class Walk;
  std::unique_ptr<Walk> walk_;
};

}  // namespace zwartlak::pdf
