# The evaluator of real screens measures what it says, and the marked boxes are sound.
add_test(NAME evaluate_real_test COMMAND /usr/bin/python3 "${CMAKE_CURRENT_SOURCE_DIR}/support/evaluate_real_test.py")
set_tests_properties(evaluate_real_test PROPERTIES LABELS "unit" TIMEOUT 120)
