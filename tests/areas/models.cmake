# A tool for measuring, not a test: built on demand.
add_executable(zwartlak_ocr_bench bench/ocr_bench.cc)
target_link_libraries(zwartlak_ocr_bench PRIVATE zwartlak::models PkgConfig::LEPTONICA)
