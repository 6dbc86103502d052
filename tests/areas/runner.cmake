zwartlak_test(child_test LABELS unit LINKS zwartlak::sandbox
  SOURCES unit/sandbox/child_test.cc)
zwartlak_test(wire_test LABELS unit property LINKS zwartlak::sandbox
  SOURCES unit/sandbox/wire_test.cc)
zwartlak_test(runner_test LABELS unit LINKS zwartlak::runner zwartlak::tickets
  nlohmann_json::nlohmann_json
  SOURCES unit/runner/ticket_run_test.cc unit/runner/release_test.cc)
