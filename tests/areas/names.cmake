zwartlak_test(names_test LABELS unit LINKS zwartlak::names zwartlak::audit
  SOURCES unit/detectors/names/label_vocabulary_test.cc unit/detectors/names/field_label_test.cc
          unit/detectors/names/field_infer_test.cc
          unit/detectors/names/address_detector_test.cc unit/detectors/names/name_detector_test.cc
          unit/detectors/names/name_model_test.cc unit/detectors/names/name_words_test.cc
          unit/detectors/names/ticket_names_test.cc
          unit/detectors/names/support.cc)
add_executable(names_probe support/names_probe.cc)
target_link_libraries(names_probe PRIVATE zwartlak::names zwartlak::patterns zwartlak::stages)
find_package(nlohmann_json REQUIRED)
add_executable(names_measure support/names_measure.cc)
target_link_libraries(names_measure PRIVATE zwartlak::names zwartlak::patterns zwartlak::stages zwartlak::policy
  nlohmann_json::nlohmann_json)
add_executable(names_eval support/names_eval.cc support/eval_texts.cc)
target_link_libraries(names_eval PRIVATE zwartlak::names zwartlak::patterns zwartlak::stages zwartlak::policy)
foreach(tool names_probe names_measure names_eval)
  target_compile_definitions(${tool} PRIVATE ZWARTLAK_NAME_MODEL_PATH="${ZWARTLAK_NAME_MODEL}")
endforeach()
add_executable(names_bench EXCLUDE_FROM_ALL bench/names_bench.cc)
target_link_libraries(names_bench PRIVATE zwartlak::names)
