// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/network.h"

#include <filesystem>
#include <new>
#include <openvino/openvino.hpp>
#include <optional>
#include <utility>

#include "pipeline/core/parallel.h"

namespace zwartlak {
namespace {

ov::Core& SharedCore() {
  static ov::Core core;
  return core;
}

ov::AnyMap Settings() {
  return {ov::inference_num_threads(1), ov::num_streams(0), ov::hint::enable_cpu_pinning(false)};
}

}  // namespace

struct Network::Parts {
  ov::CompiledModel model;
  ov::InferRequest request;
};

Network::Network(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Network::~Network() = default;

Result<std::unique_ptr<Network>> Network::Load(const std::string& xml_path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(xml_path, ignored)) {
    return Fail(ErrorCode::kMissingLanguageData, Stage::kSetup);
  }
  try {
    auto parts = std::make_unique<Parts>();
    parts->model = SharedCore().compile_model(xml_path, "CPU", Settings());
    parts->request = parts->model.create_infer_request();
    return std::unique_ptr<Network>(new Network(std::move(parts)));
  } catch (const std::bad_alloc&) {
    return Fail(ErrorCode::kOutOfMemory, Stage::kSetup);
  } catch (const std::exception&) {
    return Fail(ErrorCode::kMissingLanguageData, Stage::kSetup);
  }
}

Result<Network::Output> Network::Run(const std::uint8_t* pixels, int count, int height, int width) {
  try {
    const ov::Shape shape{static_cast<std::size_t>(count), static_cast<std::size_t>(height),
                          static_cast<std::size_t>(width), 3};
    // OpenVINO takes a mutable pointer for inputs too; it does not write to it.
    parts_->request.set_input_tensor(
        ov::Tensor(ov::element::u8, shape, const_cast<std::uint8_t*>(pixels)));
    parts_->request.infer();
    const ov::Tensor tensor = parts_->request.get_output_tensor();
    const ov::Shape dims = tensor.get_shape();
    if (dims.size() > 4) return Fail(ErrorCode::kInternal, Stage::kExtract);
    Output output;
    output.data = tensor.data<const float>();
    for (std::size_t i = 0; i < dims.size(); ++i) output.dims[4 - dims.size() + i] = dims[i];
    return output;
  } catch (const std::bad_alloc&) {
    return Fail(ErrorCode::kOutOfMemory, Stage::kExtract);
  } catch (const std::exception&) {
    return Fail(ErrorCode::kInternal, Stage::kExtract);
  }
}

void Network::ReleaseScratch() { parts_->model.release_memory(); }

Result<std::vector<std::unique_ptr<Network>>> LoadLanes(
    const std::string& xml_path, int lanes, const std::function<Result<void>(Network&)>& warm) {
  std::vector<std::unique_ptr<Network>> networks(static_cast<std::size_t>(lanes));
  std::vector<std::optional<Error>> failures(networks.size());
  ForEachParallel(networks.size(), lanes, [&](std::size_t i, int) {
    auto network = Network::Load(xml_path);
    const Result<void> warmed =
        network ? warm(**network) : Result<void>(std::unexpected(network.error()));
    if (!warmed) {
      failures[i] = warmed.error();
      return;
    }
    // Pages that a child takes fresh cost less than pages of the parent that it must copy first: a
    // copy stops the child's other thread.
    (*network)->ReleaseScratch();
    networks[i] = std::move(*network);
  });
  for (const auto& failure : failures) {
    if (failure) return std::unexpected(*failure);
  }
  return networks;
}

}  // namespace zwartlak
