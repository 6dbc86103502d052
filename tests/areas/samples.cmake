# The generators are deterministic and true, and the evaluators measure what they say.
# Debian's own Python: numpy and Pillow come from its packages.
foreach(name evaluate_test evaluate_text_test samples_test)
  add_test(NAME ${name} COMMAND /usr/bin/python3 "${CMAKE_CURRENT_SOURCE_DIR}/support/${name}.py")
  set_tests_properties(${name} PROPERTIES LABELS "unit" TIMEOUT 600)
endforeach()
