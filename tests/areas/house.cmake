# Rules of the house as tests.
add_test(NAME include_rule COMMAND python3 "${CMAKE_CURRENT_SOURCE_DIR}/support/check_includes.py"
  "${CMAKE_SOURCE_DIR}")
add_test(NAME clang_format COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/support/check_format.sh"
  "${CMAKE_SOURCE_DIR}")
add_test(NAME compile_fail COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/compile_fail/run.sh")
set_tests_properties(include_rule clang_format compile_fail PROPERTIES LABELS house TIMEOUT 300)
