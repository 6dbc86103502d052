// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Text that may hold personal data. It cannot be printed, compared or converted by accident:
// whoever needs the characters says `Reveal()`, which is easy to find in a review. The memory is
// wiped when the value dies. Errors, log lines, findings, reports and the audit log never hold one.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <utility>

namespace zwartlak {

class SensitiveText {
 public:
  SensitiveText() = default;
  explicit SensitiveText(std::string text) : text_(std::move(text)) {}
  SensitiveText(const SensitiveText&) = default;
  SensitiveText(SensitiveText&&) noexcept = default;
  SensitiveText& operator=(const SensitiveText& other) {
    if (this != &other) {
      Wipe();
      text_ = other.text_;
    }
    return *this;
  }
  SensitiveText& operator=(SensitiveText&& other) noexcept {
    if (this != &other) {
      Wipe();
      text_ = std::move(other.text_);
    }
    return *this;
  }
  ~SensitiveText() { Wipe(); }

  // The characters, UTF-8. The view lives as long as this object is not changed.
  [[nodiscard]] std::string_view Reveal() const { return text_; }
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  [[nodiscard]] bool empty() const { return text_.empty(); }

 private:
  void Wipe() noexcept {
    // A volatile pointer keeps the compiler from dropping writes to memory that is about to die.
    volatile char* p = text_.data();
    for (std::size_t i = 0; i < text_.size(); ++i) p[i] = 0;
  }

  std::string text_;
};

template <typename Char>
std::basic_ostream<Char>& operator<<(std::basic_ostream<Char>&, const SensitiveText&) = delete;

}  // namespace zwartlak
