// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// A mistake in a policy must never make it weaker in silence, so whatever is not understood is an
// error: an unknown key, an unknown entity, a number where a word belongs.
#include "pipeline/policy_file.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <limits>
#include <optional>
#include <set>

#include "pipeline/audit/sha256.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

constexpr std::size_t kMaxFileBytes = 1 << 20;

// Leaves the parser at the first mistake; caught in ParsePolicy.
struct Mistake {
  std::string sentence;
};

[[noreturn]] void Complain(const toml::source_region& where, const std::string& sentence) {
  throw Mistake{"line " + std::to_string(where.begin.line) + ": " + sentence};
}

template <typename T>
struct Word {
  std::string_view word;
  T value;
};

constexpr std::array kActions{Word<Action>{"remove", Action::kRemove},
                              Word<Action>{"keep", Action::kKeep},
                              Word<Action>{"ask", Action::kAsk}};
constexpr std::array kLabels{Word<Labels>{"none", Labels::kNone},
                             Word<Labels>{"type", Labels::kType},
                             Word<Labels>{"numbered", Labels::kNumbered}};
constexpr std::array kSecondReaders{Word<SecondReader>{"never", SecondReader::kNever},
                                    Word<SecondReader>{"doubtful", SecondReader::kDoubtful},
                                    Word<SecondReader>{"always", SecondReader::kAlways}};

std::string Text(const toml::node& node, const std::string& key) {
  const auto* text = node.as_string();
  if (text == nullptr) Complain(node.source(), key + " must be text in quotes");
  return text->get();
}

template <typename T, std::size_t N>
T OneOf(const toml::node& node, const std::string& key, const std::array<Word<T>, N>& words) {
  const std::string text = Text(node, key);
  std::string choices;
  for (const Word<T>& word : words) {
    if (word.word == text) return word.value;
    choices += (choices.empty() ? "\"" : ", \"") + std::string(word.word) + '"';
  }
  Complain(node.source(), key + " must be one of " + choices);
}

// Names and versions stand in the audit log and in reports, so they are kept to plain characters.
std::string Identifier(const toml::node& node, const std::string& key) {
  const std::string text = Text(node, key);
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_' || c == '+';
  };
  if (text.empty() || text.size() > 64 || !std::ranges::all_of(text, plain)) {
    Complain(node.source(), key + " must be 1 to 64 letters, digits, dots, dashes or underscores");
  }
  return text;
}

const toml::table& Table(const toml::node& node, const std::string& key) {
  const auto* table = node.as_table();
  if (table == nullptr) Complain(node.source(), key + " must be a table");
  return *table;
}

double Threshold(const toml::node& node, const std::string& key) {
  const std::optional<double> value = node.is_number() ? node.value<double>() : std::nullopt;
  if (!value || !(*value >= 0.0 && *value <= 1.0)) {
    Complain(node.source(), key + " must be a number from 0 to 1");
  }
  return *value;
}

void ReadEntity(const toml::node& node, const std::string& key, EntityPolicy& entity) {
  if (node.is_string()) {
    entity.action = OneOf(node, key, kActions);
    return;
  }
  if (!node.is_table()) Complain(node.source(), key + " must be an action or a table");
  for (const auto& [name, value] : *node.as_table()) {
    const std::string inner = key + "." + std::string(name.str());
    if (name == "action") {
      entity.action = OneOf(value, inner, kActions);
    } else if (name == "threshold") {
      entity.threshold = Threshold(value, inner);
    } else {
      Complain(name.source(), inner + " is not a key; there are action and threshold");
    }
  }
}

void ReadEntities(const toml::table& table, Policy& policy) {
  for (const auto& [name, value] : table) {
    const std::string key = "entities." + std::string(name.str());
    const std::optional<EntityType> type = EntityTypeFromName(name.str());
    if (!type) {
      Complain(name.source(), key + " is not an entity type; 'zwartlak policy show' lists them");
    }
    ReadEntity(value, key, policy.entities[static_cast<std::size_t>(*type)]);
  }
}

void ReadList(const toml::node& node, const std::string& key, std::vector<std::string>& list) {
  const auto* array = node.as_array();
  if (array == nullptr) Complain(node.source(), key + " must be a list of texts");
  for (const toml::node& item : *array) {
    const std::string text = Text(item, "each item of " + key);
    // An item that folds to nothing would be equal to every value without letters and digits.
    bool letters = false;
    for (std::size_t i = 0; i < text.size();) {
      const auto [c, length] = utf8::Decode(text, i);
      letters = letters || utf8::IsLetterOrDigit(c);
      i += length;
    }
    if (!letters) Complain(item.source(), "an item of " + key + " has no letter or digit");
    if (std::ranges::find(list, text) == list.end()) list.push_back(text);
  }
}

void ReadDomains(const toml::node& node, const std::string& key, std::vector<std::string>& list) {
  std::vector<std::string> read;
  ReadList(node, key, read);
  for (const std::string& domain : read) {
    const std::size_t dot = domain.find('.');
    // Without a dot inside, "nl" would keep every address in the country.
    if (domain.find_first_of("@/:* \t") != std::string::npos || dot == std::string::npos ||
        dot == 0 || domain.back() == '.') {
      Complain(node.source(), "an item of " + key + " must be a domain such as voorbeeld.nl");
    }
    if (std::ranges::find(list, domain) == list.end()) list.push_back(domain);
  }
}

void ReadAllow(const toml::table& table, AllowList& allow) {
  for (const auto& [name, value] : table) {
    const std::string key = "allow." + std::string(name.str());
    if (name == "values") {
      ReadList(value, key, allow.values);
    } else if (name == "domains") {
      ReadDomains(value, key, allow.domains);
    } else if (name == "mailboxes") {
      ReadList(value, key, allow.mailboxes);
    } else {
      Complain(name.source(), key + " is not a key; there are values, domains and mailboxes");
    }
  }
}

std::uint64_t Whole(const toml::node& node, const std::string& key, std::uint64_t most) {
  const auto* value = node.as_integer();
  if (value == nullptr || value->get() < 1 || static_cast<std::uint64_t>(value->get()) > most) {
    Complain(node.source(), key + " must be a whole number from 1 to " + std::to_string(most));
  }
  return static_cast<std::uint64_t>(value->get());
}

void ReadLimits(const toml::table& table, Limits& limits) {
  constexpr std::uint64_t kMost32 = std::numeric_limits<std::uint32_t>::max();
  constexpr std::uint64_t kMost = 1ULL << 50;
  for (const auto& [name, value] : table) {
    const std::string key = "limits." + std::string(name.str());
    const auto whole32 = [&] { return static_cast<std::uint32_t>(Whole(value, key, kMost32)); };
    if (name == "max_bytes") {
      limits.max_bytes = Whole(value, key, kMost);
    } else if (name == "max_pixels") {
      limits.max_pixels = Whole(value, key, kMost);
    } else if (name == "max_pages") {
      limits.max_pages = whole32();
    } else if (name == "max_document_pages") {
      limits.max_document_pages = whole32();
    } else if (name == "max_output_bytes") {
      limits.max_output_bytes = Whole(value, key, kMost);
    } else if (name == "max_children") {
      limits.max_children = whole32();
    } else if (name == "max_children_bytes") {
      limits.max_children_bytes = Whole(value, key, kMost);
    } else if (name == "max_child_depth") {
      limits.max_child_depth = whole32();
    } else if (name == "child_memory_mb") {
      limits.child_memory_bytes = Whole(value, key, 1ULL << 30) << 20;
    } else if (name == "child_cpu_seconds") {
      limits.child_cpu_seconds = whole32();
    } else if (name == "child_wall_seconds") {
      limits.child_wall_seconds = whole32();
    } else if (name == "child_page_seconds") {
      limits.child_page_seconds = whole32();
    } else {
      Complain(name.source(), key + " is not a limit; 'zwartlak policy show' lists them");
    }
  }
}

bool Truth(const toml::node& node, const std::string& key) {
  const auto* value = node.as_boolean();
  if (value == nullptr) Complain(node.source(), key + " must be true or false");
  return value->get();
}

void ReadKeeping(const toml::table& table, Keeping& keep) {
  const std::array<Word<bool*>, 4> words{
      Word<bool*>{"links", &keep.links}, Word<bool*>{"bookmarks", &keep.bookmarks},
      Word<bool*>{"title", &keep.title}, Word<bool*>{"url_queries", &keep.url_queries}};
  for (const auto& [name, value] : table) {
    const std::string key = "keep." + std::string(name.str());
    const auto word = std::ranges::find(words, name.str(), &Word<bool*>::word);
    if (word == words.end()) {
      Complain(name.source(),
               key + " is not a key; there are links, bookmarks, title, url_queries");
    }
    *word->value = Truth(value, key);
  }
}

void ReadKey(const toml::key& name, const toml::node& value, Policy& policy) {
  const std::string key(name.str());
  if (key == "name") {
    policy.name = Identifier(value, key);
  } else if (key == "version") {
    policy.version = Identifier(value, key);
  } else if (key == "labels") {
    policy.labels = OneOf(value, key, kLabels);
  } else if (key == "second_reader") {
    policy.second_reader = OneOf(value, key, kSecondReaders);
  } else if (key == "entities") {
    ReadEntities(Table(value, key), policy);
  } else if (key == "allow") {
    ReadAllow(Table(value, key), policy.allow);
  } else if (key == "keep") {
    ReadKeeping(Table(value, key), policy.keep);
  } else if (key == "limits") {
    ReadLimits(Table(value, key), policy.limits);
  } else if (key != "extends") {
    Complain(name.source(), key + " is not a key of a policy");
  }
}

// Of a policy that stands alone: of its bytes, so that `sha256sum` gives the same. Of one that
// extends: of the base's digest in hexadecimal, a line feed, and its bytes.
Digest DigestOf(std::string_view toml, const std::optional<Digest>& base) {
  Sha256Hasher hasher;
  if (base) hasher.Update(AsBytes(ToHex(*base) + "\n"));
  hasher.Update(AsBytes(toml));
  return hasher.Finish();
}

Policy Read(std::string_view text) {
  const toml::table table = toml::parse(text);
  Policy policy;
  std::optional<Digest> base;
  if (const toml::node* extends = table.get("extends")) {
    if (Text(*extends, "extends") != "avg") {
      Complain(extends->source(), "extends must be \"avg\", the only policy built in");
    }
    policy = DefaultPolicy();
    base = policy.digest;
  }
  for (const std::string_view required : {"name", "version"}) {
    if (!table.contains(required)) throw Mistake{"the policy has no " + std::string(required)};
  }
  for (const auto& [name, value] : table) ReadKey(name, value, policy);
  if (base && policy.name == DefaultPolicy().name) {
    Complain(table.get("name")->source(), "a policy of your own cannot have the name avg");
  }
  policy.digest = DigestOf(text, base);
  return policy;
}

}  // namespace

std::expected<Policy, std::string> ParsePolicy(std::string_view toml) {
  if (toml.size() > kMaxFileBytes) return std::unexpected("the policy is larger than 1 MiB");
  try {
    return Read(toml);
  } catch (const Mistake& mistake) {
    return std::unexpected(mistake.sentence);
  } catch (const toml::parse_error& error) {
    return std::unexpected("line " + std::to_string(error.source().begin.line) + ": " +
                           std::string(error.description()));
  } catch (const std::exception&) {
    return std::unexpected("the policy cannot be read as TOML");
  }
}

std::expected<Policy, std::string> LoadPolicyFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::unexpected("the file cannot be opened");
  std::string text(kMaxFileBytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad()) return std::unexpected("the file cannot be read");
  text.resize(static_cast<std::size_t>(file.gcount()));
  return ParsePolicy(text);
}

const Policy& DefaultPolicy() {
  static const Policy policy = ParsePolicy(DefaultPolicyToml()).value();
  return policy;
}

}  // namespace zwartlak
