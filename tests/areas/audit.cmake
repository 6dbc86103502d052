zwartlak_test(policy_test LABELS unit LINKS zwartlak::policy
  SOURCES unit/policy/policy_file_test.cc)
