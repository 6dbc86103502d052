zwartlak_test(models_test LABELS unit LINKS zwartlak::readers
  SOURCES unit/models/ctc_test.cc unit/models/glyph_boxes_test.cc unit/models/ink_test.cc
          unit/models/layout_test.cc unit/models/look_alikes_test.cc
          unit/models/stray_ink_test.cc)
zwartlak_test(readers_test LABELS unit LINKS zwartlak::models
  SOURCES unit/models/readers_test.cc)
target_include_directories(zwartlak_readers_test SYSTEM PRIVATE "${ZWARTLAK_OPENCV_INCLUDE}")
# OpenCV's own path to OpenVINO's TBB, as in the module.
target_link_libraries(zwartlak_readers_test PRIVATE zwartlak_openvino "${ZWARTLAK_OPENCV_CORE}"
  "${ZWARTLAK_OPENCV_IMGPROC}")
# Threads of OpenMP and OpenBLAS would not survive a fork; the loader sets both in the program.
set_tests_properties(readers_test PROPERTIES
  ENVIRONMENT "OMP_THREAD_LIMIT=1;OPENBLAS_NUM_THREADS=1")

# A tool for measuring, not a test: built on demand.
add_executable(zwartlak_ocr_bench EXCLUDE_FROM_ALL bench/ocr_bench.cc)
target_link_libraries(zwartlak_ocr_bench PRIVATE zwartlak::models PkgConfig::LEPTONICA)
