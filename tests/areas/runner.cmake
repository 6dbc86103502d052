zwartlak_test(child_test LABELS unit LINKS zwartlak::sandbox
  SOURCES unit/sandbox/child_test.cc)
zwartlak_test(wire_test LABELS unit property LINKS zwartlak::sandbox
  SOURCES unit/sandbox/wire_test.cc)
