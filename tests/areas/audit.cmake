find_package(nlohmann_json REQUIRED)

zwartlak_test(policy_test LABELS unit LINKS zwartlak::policy zwartlak::audit
  SOURCES unit/policy/policy_file_test.cc)
zwartlak_test(audit_test LABELS unit LINKS zwartlak::audit nlohmann_json::nlohmann_json
  SOURCES unit/audit/chain_test.cc unit/audit/keys_test.cc)
zwartlak_test(audit_verifier_test LABELS property LINKS zwartlak::audit
  SOURCES unit/audit/verifier_test.cc)
zwartlak_test(audit_crash_test LABELS property LINKS zwartlak::audit
  SOURCES unit/audit/crash_test.cc)
zwartlak_test(audit_script_test LABELS property LINKS zwartlak::audit
  SOURCES unit/audit/script_test.cc)
zwartlak_test(audit_command_test LABELS unit
  LINKS zwartlak::audit zwartlak::policy nlohmann_json::nlohmann_json
  SOURCES unit/audit/command_test.cc ../apps/cli/audit_command.cc ../apps/cli/audit_views.cc
    ../apps/cli/messages.cc ../apps/cli/policy_command.cc)
