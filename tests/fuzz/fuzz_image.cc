// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// One fuzzer for all picture codecs: the first byte picks the type, the rest is the file. Whatever
// it is, extract, apply and inspect must return. Without libFuzzer it replays the files it is
// given.
#include <cstdlib>

#include "tests/conformance/harness.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace zwartlak;
  using namespace zwartlak::testing_support;
  if (size < 2) return 0;
  const Format& format = *Formats().front();
  const MediaType type = format.types()[data[0] % format.types().size()];
  const IdentifiedMedia media{type, std::make_shared<const Bytes>(data + 1, data + size)};
  // Small limits keep an input to milliseconds.
  ExtractOptions options;
  options.limits.max_pixels = 1 << 20;
  options.limits.max_pages = 20;
  const BlindReader reader;
  options.reader = &reader;
  const auto document = format.Extract(media, options);
  if (!document) return 0;
  const RedactionPlan plan = TwoBoxes(*document);
  const auto output = format.Apply(media, plan, options.limits);
  if (!output) return 0;
  const auto check = format.inspector().Check(media, plan, *output);
  // What apply let out has its boxes solid, whatever the input was.
  if (check && !check->boxes_solid) std::abort();
  return 0;
}

#ifndef ZWARTLAK_LIBFUZZER
int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const zwartlak::Bytes bytes = zwartlak::testing_support::ReadFile(argv[i]);
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
  }
}
#endif
