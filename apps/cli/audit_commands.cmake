# The commands audit and policy; apps/cli/messages.cc comes with the program.
find_package(nlohmann_json REQUIRED)
zwartlak_library(cli_audit audit_command.cc audit_views.cc policy_command.cc)
target_link_libraries(zwartlak_cli_audit PUBLIC zwartlak::audit zwartlak::policy
  PRIVATE nlohmann_json::nlohmann_json)
