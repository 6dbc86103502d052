// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A neural network on the processor: the only file that knows OpenVINO. A network is compiled with
// one stream and one thread, so that compiling leaves no live thread behind and a process may fork
// afterwards; `Run` works in the child. One network serves one thread at a time: whoever wants two
// threads loads two. bf16 is used where the processor has it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/core/error.h"

namespace zwartlak {

class Network {
 public:
  // Borrowed from the network; valid until its next run.
  struct Output {
    const float* data = nullptr;
    std::size_t dims[4] = {1, 1, 1, 1};  // missing dimensions in front are 1
  };

  // Loads an OpenVINO IR. kMissingLanguageData if the file is absent or is not a network.
  static Result<std::unique_ptr<Network>> Load(const std::string& xml_path);
  ~Network();
  Network(const Network&) = delete;
  Network& operator=(const Network&) = delete;

  // Runs over `count` pictures of height x width, three bytes blue, green, red a pixel, packed.
  Result<Output> Run(const std::uint8_t* pixels, int count, int height, int width);

  // Gives back what the last run needed for its layers; the next run takes it anew. Invalidates the
  // last output.
  void ReleaseScratch();

 private:
  struct Parts;
  explicit Network(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

// One network a lane, loaded and warmed side by side.
Result<std::vector<std::unique_ptr<Network>>> LoadLanes(
    const std::string& xml_path, int lanes, const std::function<Result<void>(Network&)>& warm);

}  // namespace zwartlak
