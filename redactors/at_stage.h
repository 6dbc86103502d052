// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Where a format's own code meets a stage: errors of adapters do not know which stage asked, and
// exceptions end here.
#pragma once

#include <exception>
#include <new>
#include <stdexcept>

#include "pipeline/core/error.h"

namespace zwartlak {

// Runs `body` (a Result<T>()). Memory that is refused is kOutOfMemory, any other exception
// `otherwise`.
template <typename Body>
auto AtStage(Stage stage, ErrorCode otherwise, Body body) -> decltype(body()) {
  try {
    auto result = body();
    if (!result && result.error().stage == Stage::kNone) {
      Error error = result.error();
      error.stage = stage;
      return std::unexpected(error);
    }
    return result;
  } catch (const std::bad_alloc&) {
    return Fail(ErrorCode::kOutOfMemory, stage);
  } catch (const std::length_error&) {
    return Fail(ErrorCode::kOutOfMemory, stage);
  } catch (const std::exception&) {
    return Fail(otherwise, stage);
  }
}

}  // namespace zwartlak
