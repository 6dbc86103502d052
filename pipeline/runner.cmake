# Inputs, the order of the stages, tickets of many attachments, reports.
find_package(nlohmann_json REQUIRED)

zwartlak_library(input input.cc)
target_link_libraries(zwartlak_input PUBLIC zwartlak::core PRIVATE zwartlak::audit)

zwartlak_library(runner release.cc report.cc runner.cc ticket_run.cc)
target_link_libraries(zwartlak_runner
  PUBLIC zwartlak::audit zwartlak::input zwartlak::sandbox zwartlak::stages
  PRIVATE nlohmann_json::nlohmann_json)
