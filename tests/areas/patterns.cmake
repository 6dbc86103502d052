add_executable(zwartlak_patterns_main support/patterns_main.cc)
target_link_libraries(zwartlak_patterns_main PRIVATE zwartlak::patterns)

zwartlak_test(patterns_test LABELS unit LINKS zwartlak::patterns
  SOURCES unit/detectors/patterns/rule_examples_test.cc)
