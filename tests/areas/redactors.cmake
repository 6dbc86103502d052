zwartlak_test(redactors_unit_test LABELS unit LINKS zwartlak::redactors zwartlak::redactors_image
  SOURCES unit/redactors/text_test.cc unit/redactors/jpeg_block_test.cc)
zwartlak_test(image_conformance_test LABELS conformance LINKS zwartlak::redactors
  SOURCES conformance/image_test.cc)
zwartlak_test(image_leak_test LABELS leak LINKS zwartlak::redactors lcms2
  SOURCES leak/image_leak_test.cc)
zwartlak_test(image_corpus_test LABELS corpus LINKS zwartlak::redactors
  SOURCES conformance/image_corpus_test.cc)
# g++ 12 takes "text" + std::string for overlapping copies (GCC bug 105651).
foreach(test redactors_unit_test image_conformance_test image_leak_test image_corpus_test)
  target_compile_options(zwartlak_${test} PRIVATE -Wno-restrict)
endforeach()
