# Labels, names, addresses, people of the ticket. The word lists are compiled into one mapped file.
set(names_generated "${CMAKE_CURRENT_BINARY_DIR}/names_data.cc")
set(names_labels "${CMAKE_CURRENT_LIST_DIR}/data/labels.txt")
set(names_words "${CMAKE_CURRENT_LIST_DIR}/data/name_vocabulary.txt")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${names_labels}" "${names_words}")
file(READ "${names_labels}" ZWARTLAK_LABELS)
file(READ "${names_words}" ZWARTLAK_NAME_VOCABULARY)
configure_file("${CMAKE_CURRENT_LIST_DIR}/names_data.cc.in" "${names_generated}" @ONLY)

zwartlak_library(names gazetteer.cc name_words.cc name_candidate.cc name_context.cc name_guard.cc
  name_detector.cc name_forms.cc name_mailboxes.cc name_merge.cc name_rules.cc name_tagger.cc label_key.cc label_vocabulary.cc
  field_value.cc field_layout.cc field_pairs.cc field_columns.cc field_compound.cc field_infer.cc field_delimited.cc field_users.cc
  field_wrapped.cc field_label.cc address_street.cc address_town.cc address_detector.cc ticket_names.cc
  "${names_generated}")
target_link_libraries(zwartlak_names PUBLIC zwartlak::core zwartlak::name_model)

find_path(ZWARTLAK_FROGDATA familienamen.ner PATHS /usr/share/frog/nld REQUIRED)
find_path(ZWARTLAK_DICT_DUTCH dutch PATHS /usr/share/dict REQUIRED)
find_path(ZWARTLAK_DICT_ENGLISH american-english PATHS /usr/share/dict REQUIRED)
add_executable(build_gazetteer build_gazetteer.cc)
target_link_libraries(build_gazetteer PRIVATE zwartlak::core)
set(ZWARTLAK_GAZETTEER "${CMAKE_BINARY_DIR}/share/names.gaz" CACHE INTERNAL "The word lists")
add_custom_command(OUTPUT "${ZWARTLAK_GAZETTEER}"
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${CMAKE_BINARY_DIR}/share"
  COMMAND build_gazetteer "${ZWARTLAK_GAZETTEER}" "${ZWARTLAK_FROGDATA}" "${ZWARTLAK_DICT_DUTCH}"
          "${CMAKE_CURRENT_LIST_DIR}/data/first_names.txt"
  DEPENDS build_gazetteer "${CMAKE_CURRENT_LIST_DIR}/data/first_names.txt"
  COMMENT "Compiling the word lists")
add_custom_target(zwartlak_gazetteer ALL DEPENDS "${ZWARTLAK_GAZETTEER}")
add_dependencies(zwartlak_names zwartlak_gazetteer)
