# Rule files become part of the program, so that it runs from one file and the digest in the audit
# record is that of the rules it was built with.
find_package(PkgConfig REQUIRED)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)

file(GLOB ZWARTLAK_RULE_FILES CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/rules/*.toml")
set(ZWARTLAK_RULES_CC "${CMAKE_CURRENT_BINARY_DIR}/rules_embedded.cc")
add_custom_command(
  OUTPUT "${ZWARTLAK_RULES_CC}"
  COMMAND "${CMAKE_COMMAND}" "-DOUT=${ZWARTLAK_RULES_CC}"
          "-DDIR=${CMAKE_CURRENT_SOURCE_DIR}/rules"
          -P "${CMAKE_CURRENT_SOURCE_DIR}/embed_rules.cmake"
  DEPENDS ${ZWARTLAK_RULE_FILES} "${CMAKE_CURRENT_SOURCE_DIR}/embed_rules.cmake"
  VERBATIM)

zwartlak_library(patterns
  rule.cc rule_files.cc validators.cc document_validators.cc text_validators.cc validator_table.cc
  matcher.cc row_context.cc plain_line.cc shield.cc pattern_needs.cc line_gate.cc pattern_detector.cc rule_examples.cc
  "${ZWARTLAK_RULES_CC}")
target_link_libraries(zwartlak_patterns PUBLIC zwartlak::core PRIVATE PkgConfig::RE2
  PkgConfig::SODIUM Threads::Threads)
