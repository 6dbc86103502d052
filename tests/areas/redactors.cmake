zwartlak_test(redactors_unit_test LABELS unit LINKS zwartlak::redactors zwartlak::redactors_image
  SOURCES unit/redactors/text_test.cc unit/redactors/jpeg_block_test.cc)
zwartlak_test(pdf_test LABELS unit leak LINKS zwartlak::redactors zwartlak::redactors_pdf zwartlak::stages
  SOURCES unit/redactors/pdf_test.cc unit/redactors/pdf_image_test.cc unit/redactors/pdf_unseen_test.cc
          unit/redactors/pdf_compare_test.cc unit/redactors/pdf_kept_test.cc unit/redactors/pdf_kept_strange_test.cc unit/redactors/pdf_roles_test.cc)
pkg_check_modules(TEST_QPDF REQUIRED IMPORTED_TARGET libqpdf)
target_link_libraries(zwartlak_pdf_test PRIVATE PkgConfig::TEST_QPDF)
target_compile_definitions(zwartlak_pdf_test PRIVATE POINTERHOLDER_TRANSITION=4)
set_tests_properties(pdf_test PROPERTIES
  ENVIRONMENT "LSAN_OPTIONS=suppressions=${CMAKE_CURRENT_SOURCE_DIR}/support/lsan.supp")
zwartlak_test(image_conformance_test LABELS conformance LINKS zwartlak::redactors
  SOURCES conformance/image_test.cc)
zwartlak_test(image_leak_test LABELS leak LINKS zwartlak::redactors lcms2
  SOURCES leak/image_leak_test.cc)
zwartlak_test(image_corpus_test LABELS corpus LINKS zwartlak::redactors
  SOURCES conformance/image_corpus_test.cc)
# g++ 12 takes "text" + std::string for overlapping copies (GCC bug 105651).
foreach(test redactors_unit_test pdf_test image_conformance_test image_leak_test image_corpus_test)
  target_compile_options(zwartlak_${test} PRIVATE -Wno-restrict)
endforeach()
# Built always, so that it cannot rot; runs over its seeds unless libFuzzer drives it.
add_executable(zwartlak_fuzz_image fuzz/fuzz_image.cc)
target_link_libraries(zwartlak_fuzz_image PRIVATE zwartlak::redactors GTest::gtest)
target_compile_options(zwartlak_fuzz_image PRIVATE -Wno-restrict)
if(ZWARTLAK_FUZZ)
  target_compile_definitions(zwartlak_fuzz_image PRIVATE ZWARTLAK_LIBFUZZER)
  target_link_options(zwartlak_fuzz_image PRIVATE -fsanitize=fuzzer)
else()
  file(GLOB ZWARTLAK_IMAGE_SEEDS CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/fuzz/image_seeds/*")
  add_test(NAME fuzz_image_replay COMMAND zwartlak_fuzz_image ${ZWARTLAK_IMAGE_SEEDS})
  set_tests_properties(fuzz_image_replay PROPERTIES LABELS fuzz TIMEOUT 120)
endif()
# A tool for developers, not a test.
add_executable(zwartlak_pdf_probe EXCLUDE_FROM_ALL support/pdf_probe.cc)
target_link_libraries(zwartlak_pdf_probe PRIVATE zwartlak::redactors)
