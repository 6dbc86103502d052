zwartlak_test(stages_test LABELS unit LINKS zwartlak::stages
  SOURCES unit/stages/identify_test.cc unit/stages/detect_test.cc unit/stages/flow_test.cc unit/stages/plan_test.cc
          unit/stages/verify_test.cc unit/stages/diagnose_test.cc unit/stages/kept_strings_test.cc)
target_link_libraries(zwartlak_stages_test PRIVATE zwartlak::audit)
zwartlak_test(plan_property_test LABELS property LINKS zwartlak::stages
  SOURCES property/plan_property_test.cc)
# A tool for developers, not a test.
add_executable(zwartlak_chain_probe EXCLUDE_FROM_ALL support/chain_probe.cc)
target_link_libraries(zwartlak_chain_probe PRIVATE zwartlak::wiring zwartlak::stages zwartlak::policy)
add_executable(detect_bench EXCLUDE_FROM_ALL bench/detect_bench.cc)
target_link_libraries(detect_bench PRIVATE zwartlak::wiring zwartlak::stages)
