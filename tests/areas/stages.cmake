zwartlak_test(stages_test LABELS unit LINKS zwartlak::stages
  SOURCES unit/stages/identify_test.cc unit/stages/detect_test.cc unit/stages/plan_test.cc
          unit/stages/verify_test.cc unit/stages/diagnose_test.cc)
target_link_libraries(zwartlak_stages_test PRIVATE zwartlak::audit)
zwartlak_test(plan_property_test LABELS property LINKS zwartlak::stages
  SOURCES property/plan_property_test.cc)
