add_executable(zwartlak_patterns_main support/patterns_main.cc)
target_link_libraries(zwartlak_patterns_main PRIVATE zwartlak::patterns)

zwartlak_test(patterns_test LABELS unit LINKS zwartlak::patterns
  SOURCES unit/detectors/patterns/rule_examples_test.cc unit/detectors/patterns/validators_test.cc
    unit/detectors/patterns/shield_test.cc unit/detectors/patterns/line_gate_test.cc unit/detectors/patterns/pattern_detector_test.cc
    unit/detectors/patterns/rule_loading_test.cc)
zwartlak_test(patterns_property_test LABELS property LINKS zwartlak::patterns
  SOURCES unit/detectors/patterns/property_test.cc)
zwartlak_test(patterns_real_text_test LABELS corpus LINKS zwartlak::patterns
  SOURCES unit/detectors/patterns/real_text_test.cc)
