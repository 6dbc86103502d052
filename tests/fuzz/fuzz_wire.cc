// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The message of a child that was taken over: decoding must return, and what it accepts must encode
// to a message that it accepts again.
#include <cstdlib>

#include "pipeline/sandbox/wire.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto outcome = zwartlak::DecodeOutcome({data, size});
  if (!outcome) return 0;
  const zwartlak::Bytes again = zwartlak::EncodeOutcome(std::move(*outcome));
  if (!zwartlak::DecodeOutcome(again)) std::abort();
  return 0;
}

#ifndef ZWARTLAK_LIBFUZZER
// Replays the messages of an empty outcome, cut at every length and with every byte changed.
int main() {
  const zwartlak::Bytes whole = zwartlak::EncodeOutcome({});
  for (std::size_t i = 0; i < whole.size(); ++i) {
    LLVMFuzzerTestOneInput(whole.data(), i);
    for (const unsigned flip : {1U, 128U, 255U}) {
      zwartlak::Bytes changed = whole;
      changed[i] = static_cast<std::uint8_t>(changed[i] ^ flip);
      LLVMFuzzerTestOneInput(changed.data(), changed.size());
    }
  }
  LLVMFuzzerTestOneInput(whole.data(), whole.size());
}
#endif
