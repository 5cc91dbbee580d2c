#include "feeds/scope.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "feeds/ascii.hpp"
#include "feeds/entities.hpp"
#include "feeds/links.hpp"

namespace alleged::feeds {

namespace {

/// Prefixes that one element may declare. Feeds declare ten; a hostile million would be searched for every name.
constexpr std::size_t kMostDeclarations = 64;

/// The prefix that an attribute of this name declares; nothing if it is no declaration.
std::optional<std::string_view> declared_prefix(const char* attribute) {
  if (std::strncmp(attribute, "xmlns", 5) != 0) return std::nullopt;
  if (attribute[5] == '\0') return std::string_view();
  return attribute[5] == ':' ? std::optional<std::string_view>(attribute + 6) : std::nullopt;
}

}  // namespace

Scope::Scope(std::string base, Vocabulary home) : own_base_(std::move(base)), base_(*own_base_), home_(home) {}

Scope::Scope(pugi::xml_node element, const Scope& outer)
    : outer_(outer.declared_.empty() ? outer.outer_ : &outer),
      base_(outer.base_),
      home_(outer.home_),
      unprefixed_(outer.unprefixed_) {
  for (pugi::xml_attribute each = element.first_attribute(); each; each = each.next_attribute()) {
    const char* const name = each.name();
    if (name[0] != 'x') continue;  // nearly all
    if (const auto prefix = declared_prefix(name)) {
      declare(*prefix, trim(each.value()));
    } else if (std::strcmp(name, "xml:base") == 0 && !own_base_) {
      own_base_ = resolve(outer.base_, decode_entities(trim(each.value())));
      base_ = *own_base_;
    }
  }
}

void Scope::declare(std::string_view prefix, std::string_view address) {
  Vocabulary vocabulary = address.empty() ? vocabulary_by_prefix(prefix) : vocabulary_at(address);
  if (prefix.empty()) {
    // An unknown default namespace is somebody's own name for RSS.
    unprefixed_ = vocabulary == Vocabulary::kOther ? Vocabulary::kRss : vocabulary;
  } else if (declared_.size() < kMostDeclarations) {
    declared_.push_back({prefix, vocabulary});
  }
}

Vocabulary Scope::vocabulary_of(std::string_view prefix) const {
  if (prefix.empty()) return unprefixed_;
  for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
    const auto& declared = scope->declared_;
    const auto found = std::find_if(declared.begin(), declared.end(),
                                    [prefix](const Declaration& each) { return each.prefix == prefix; });
    if (found != declared.end()) return found->vocabulary;
  }
  return vocabulary_by_prefix(prefix);
}

Name Scope::name_of(pugi::xml_node element) const {
  const std::string_view qualified = element.name();
  const std::size_t colon = qualified.find(':');
  const bool is_bare = colon == std::string_view::npos;
  const Vocabulary vocabulary = is_bare ? unprefixed_ : vocabulary_of(qualified.substr(0, colon));
  const Element meaning = meaning_of(is_bare ? qualified : qualified.substr(colon + 1), vocabulary);
  return {meaning, vocabulary == Vocabulary::kRss ? home_ : vocabulary};
}

bool changes_scope(pugi::xml_node element) {
  for (pugi::xml_attribute each = element.first_attribute(); each; each = each.next_attribute()) {
    if (each.name()[0] == 'x') return true;  // xmlns, xml:base
  }
  return false;
}

std::string_view declared_namespace(pugi::xml_node element, std::string_view prefix) {
  for (pugi::xml_attribute each = element.first_attribute(); each; each = each.next_attribute()) {
    if (declared_prefix(each.name()) == prefix) return trim(each.value());
  }
  return {};
}

}  // namespace alleged::feeds
