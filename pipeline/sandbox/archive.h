// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The two hands of the wire codec. Writer and Reader have the same methods, so that wire.cc lists
// the fields of each type once and the two directions cannot drift apart. A Reader that met
// something wrong stays failed: it stops filling in values, and the caller discards the whole.
#pragma once

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>
#include <type_traits>
#include <vector>

#include "pipeline/core/bytes.h"
#include "pipeline/sandbox/channel.h"

namespace zwartlak::wire {

class Writer {
 public:
  explicit Writer(Bytes& out) : out_(out) {}

  template <typename Number>
  void Integer(Number& value) {
    const std::size_t at = out_.size();
    out_.resize(at + sizeof(Number));
    channel::Store(value, out_.data() + at);
  }
  void Real(double& value) {
    std::uint64_t bits = std::bit_cast<std::uint64_t>(value);
    Integer(bits);
  }
  void Flag(bool& value) { out_.push_back(value ? 1 : 0); }
  template <typename Enum>
  void Choice(Enum& value, Enum /*last*/) {
    out_.push_back(static_cast<std::uint8_t>(value));
  }
  void Raw(std::uint8_t* data, std::size_t size) { out_.insert(out_.end(), data, data + size); }
  void Block(Bytes& bytes) {
    std::uint64_t size = bytes.size();
    Integer(size);
    out_.insert(out_.end(), bytes.begin(), bytes.end());
  }
  template <typename Check>
  void Text(std::string& text, std::size_t /*max*/, Check /*valid*/) {
    auto size = static_cast<std::uint32_t>(text.size());
    Integer(size);
    out_.insert(out_.end(), text.begin(), text.end());
  }
  // `least` is the smallest number of bytes one element can take.
  template <typename T, typename Each>
  void List(std::vector<T>& list, std::size_t /*least*/, std::size_t /*max*/, Each each) {
    auto size = static_cast<std::uint32_t>(list.size());
    Integer(size);
    for (T& element : list) each(*this, element);
  }
  void Require(bool /*holds*/) {}

 private:
  Bytes& out_;
};

class Reader {
 public:
  explicit Reader(ByteView in) : in_(in) {}

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return in_.empty(); }

  template <typename Number>
  void Integer(Number& value) {
    if (Has(sizeof(Number))) {
      value = channel::Load<Number>(in_.data());
      in_ = in_.subspan(sizeof(Number));
    }
  }
  void Real(double& value) {
    std::uint64_t bits = 0;
    Integer(bits);
    value = std::bit_cast<double>(bits);
    Require(std::isfinite(value));
  }
  void Flag(bool& value) {
    std::uint8_t byte = 0;
    Integer(byte);
    Require(byte <= 1);
    value = byte == 1;
  }
  // Values from 0 to `last` are valid.
  template <typename Enum>
  void Choice(Enum& value, Enum last) {
    std::uint8_t byte = 0;
    Integer(byte);
    Require(byte <= static_cast<std::uint8_t>(last));
    if (ok_) value = static_cast<Enum>(byte);
  }
  void Raw(std::uint8_t* data, std::size_t size) {
    if (!Has(size)) return;
    std::memcpy(data, in_.data(), size);
    in_ = in_.subspan(size);
  }
  void Block(Bytes& bytes) {
    std::uint64_t size = 0;
    Integer(size);
    if (!Has(size)) return;
    bytes.assign(in_.begin(), in_.begin() + static_cast<std::ptrdiff_t>(size));
    in_ = in_.subspan(static_cast<std::size_t>(size));
  }
  template <typename Check>
  void Text(std::string& text, std::size_t max, Check valid) {
    std::uint32_t size = 0;
    Integer(size);
    Require(size <= max);
    if (!Has(size)) return;
    text.assign(AsText(in_.first(size)));
    in_ = in_.subspan(size);
    Require(valid(text));
  }
  template <typename T, typename Each>
  void List(std::vector<T>& list, std::size_t least, std::size_t max, Each each) {
    std::uint32_t size = 0;
    Integer(size);
    // A length that the rest of the message cannot hold must not make us reserve memory.
    Require(size <= max && std::uint64_t{size} * least <= in_.size());
    if (!ok_) return;
    list.resize(size);
    for (T& element : list) {
      each(*this, element);
      if (!ok_) return;
    }
  }
  void Require(bool holds) { ok_ = ok_ && holds; }

 private:
  bool Has(std::uint64_t size) {
    Require(size <= in_.size());
    return ok_;
  }

  ByteView in_;
  bool ok_ = true;
};

}  // namespace zwartlak::wire
