# The policy parser, with pipeline/policies/avg.toml compiled in.
pkg_check_modules(TOMLPLUSPLUS REQUIRED IMPORTED_TARGET tomlplusplus)

set(avg_toml "${CMAKE_CURRENT_SOURCE_DIR}/policies/avg.toml")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${avg_toml}")
file(READ "${avg_toml}" ZWARTLAK_AVG_TOML)
configure_file(policies/avg_toml.cc.in policies/avg_toml.cc @ONLY)

zwartlak_library(policy policy_file.cc "${CMAKE_CURRENT_BINARY_DIR}/policies/avg_toml.cc")
target_link_libraries(zwartlak_policy PUBLIC zwartlak::core
  PRIVATE zwartlak::audit PkgConfig::TOMLPLUSPLUS)
