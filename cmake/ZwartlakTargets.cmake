# The ways to add a target. Flags live on one interface target, so nothing is global.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

add_library(zwartlak_options INTERFACE)
target_include_directories(zwartlak_options INTERFACE "${CMAKE_SOURCE_DIR}")
# Designated initialisers leave the rest to the members' defaults on purpose.
target_compile_options(zwartlak_options INTERFACE -Wall -Wextra -Wconversion -Wshadow
  -Wold-style-cast -Wno-missing-field-initializers $<$<BOOL:${ZWARTLAK_WERROR}>:-Werror> -fstack-protector-strong)
target_compile_definitions(zwartlak_options INTERFACE
  ZWARTLAK_VERSION="${PROJECT_VERSION}"
  $<$<CONFIG:Release>:_FORTIFY_SOURCE=2> $<$<NOT:$<CONFIG:Release>>:_GLIBCXX_ASSERTIONS>)
if(ZWARTLAK_SANITIZE)
  target_compile_options(zwartlak_options INTERFACE -fsanitize=${ZWARTLAK_SANITIZE}
    -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(zwartlak_options INTERFACE -fsanitize=${ZWARTLAK_SANITIZE})
  target_compile_definitions(zwartlak_options INTERFACE ZWARTLAK_SANITIZED=1)
endif()
if(ZWARTLAK_FUZZ)
  # Without it libFuzzer sees nothing of the code under test.
  target_compile_options(zwartlak_options INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(zwartlak_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# zwartlak_library(name sources...): static library zwartlak_<name>, alias zwartlak::<name>.
function(zwartlak_library name)
  add_library(zwartlak_${name} STATIC ${ARGN})
  add_library(zwartlak::${name} ALIAS zwartlak_${name})
  target_link_libraries(zwartlak_${name} PUBLIC zwartlak_options)
  set_target_properties(zwartlak_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
endfunction()

# zwartlak_test(name SOURCES a.cc ... LINKS zwartlak::x ... LABELS unit ...): a GoogleTest program
# registered with ctest as <name>.
function(zwartlak_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;LABELS" ${ARGN})
  add_executable(zwartlak_${name} ${ARG_SOURCES})
  target_link_libraries(zwartlak_${name} PRIVATE ${ARG_LINKS} GTest::gtest_main Threads::Threads)
  # g++ 12 sees overlapping copies in std::string literals at -O3 (GCC bug 105651).
  target_compile_options(zwartlak_${name} PRIVATE -Wno-restrict)
  target_compile_definitions(zwartlak_${name} PRIVATE
    ZWARTLAK_SOURCE_DIR="${CMAKE_SOURCE_DIR}" ZWARTLAK_BINARY_DIR="${CMAKE_BINARY_DIR}"
    ZWARTLAK_SHARED_DATA="${CMAKE_SOURCE_DIR}/../shared/data")
  add_test(NAME ${name} COMMAND zwartlak_${name})
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 600)
endfunction()
