zwartlak_test(child_test LABELS unit LINKS zwartlak::sandbox
  SOURCES unit/sandbox/child_test.cc)
zwartlak_test(wire_test LABELS unit property LINKS zwartlak::sandbox
  SOURCES unit/sandbox/wire_test.cc)
zwartlak_test(runner_test LABELS unit LINKS zwartlak::runner zwartlak::tickets
  nlohmann_json::nlohmann_json
  SOURCES unit/runner/ticket_run_test.cc unit/runner/release_test.cc)
# The program as a user has it. /usr/bin/python3: Debian's own, whatever else is in PATH.
foreach(e2e cli pdf survival)
  add_test(NAME e2e_${e2e} COMMAND /usr/bin/python3 "${CMAKE_SOURCE_DIR}/tests/e2e/${e2e}_test.py")
  set_tests_properties(e2e_${e2e} PROPERTIES LABELS e2e TIMEOUT 600
    ENVIRONMENT "ZWARTLAK=$<TARGET_FILE:zwartlak>")
endforeach()
# Built always; without libFuzzer it replays damaged messages of its own.
add_executable(zwartlak_fuzz_wire fuzz/fuzz_wire.cc)
target_link_libraries(zwartlak_fuzz_wire PRIVATE zwartlak::sandbox)
if(ZWARTLAK_FUZZ)
  target_compile_definitions(zwartlak_fuzz_wire PRIVATE ZWARTLAK_LIBFUZZER)
  target_link_options(zwartlak_fuzz_wire PRIVATE -fsanitize=fuzzer)
else()
  add_test(NAME fuzz_wire_replay COMMAND zwartlak_fuzz_wire)
  set_tests_properties(fuzz_wire_replay PROPERTIES LABELS fuzz TIMEOUT 60)
endif()
