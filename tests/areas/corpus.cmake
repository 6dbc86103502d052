# Whole chain on many files, against floors. Long: `ctest -L corpus`. samples/make comes first.
set(ZWARTLAK_SAMPLES "${CMAKE_SOURCE_DIR}/build/samples")
add_test(NAME corpus_screens COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/corpus/screens.sh"
  $<TARGET_FILE:zwartlak> "${ZWARTLAK_SAMPLES}" "${CMAKE_BINARY_DIR}/corpus/screens")
add_test(NAME corpus_texts COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/corpus/texts.sh"
  $<TARGET_FILE:zwartlak> "${ZWARTLAK_SAMPLES}-text" "${CMAKE_BINARY_DIR}/corpus/texts")
add_test(NAME corpus_real_screens COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/corpus/real_screens.sh"
  $<TARGET_FILE:zwartlak> "${CMAKE_SOURCE_DIR}/../shared/data" "${CMAKE_BINARY_DIR}/corpus/real_screens")
add_test(NAME corpus_long_texts COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/corpus/long_texts.sh"
  $<TARGET_FILE:zwartlak> "${CMAKE_SOURCE_DIR}/../shared/data" "${CMAKE_BINARY_DIR}/corpus/long_texts")
add_test(NAME corpus_pdfs COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/corpus/pdfs.sh"
  $<TARGET_FILE:zwartlak> "${ZWARTLAK_SAMPLES}-pdf" "${CMAKE_BINARY_DIR}/corpus/pdfs")
set_tests_properties(corpus_screens corpus_texts corpus_real_screens corpus_long_texts corpus_pdfs PROPERTIES LABELS corpus
  RUN_SERIAL TRUE TIMEOUT 1800 SKIP_RETURN_CODE 77
  ENVIRONMENT "ZWARTLAK_KEYS=${CMAKE_BINARY_DIR}/corpus/keys")
# Names of persons on gold sets marked by hand.
foreach(set news wiki news-documents wiki-documents tickets tickets-ocr)
  add_test(NAME corpus_names_${set} COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/corpus/names.sh"
    $<TARGET_FILE:names_eval> "${ZWARTLAK_GAZETTEER}" "${ZWARTLAK_NAME_MODEL}"
    "${CMAKE_SOURCE_DIR}/../shared/data/ner/ud-nl" ${set} "${CMAKE_BINARY_DIR}/corpus/names")
  set_tests_properties(corpus_names_${set} PROPERTIES LABELS corpus TIMEOUT 300 SKIP_RETURN_CODE 77)
endforeach()
