zwartlak_test(core_test LABELS unit LINKS zwartlak::core
  SOURCES unit/core/document_test.cc unit/core/utf8_test.cc unit/core/error_test.cc
  unit/core/media_type_test.cc)
