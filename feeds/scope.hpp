#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "feeds/vocabulary.hpp"
#include "feeds/xml.hpp"

namespace alleged::feeds {

/// What holds for an element because of those around it and of its own attributes: which vocabulary each prefix stands
/// for, and the base of its relative links. In: an element and the scope of the one around it, which has to outlive
/// this one, as does the tree. Each declaration is read once, not again for every name below it.
class Scope {
 public:
  /// Around the root: `base` is where the document came from (may be empty), `home` what a name of no namespace means.
  Scope(std::string base, Vocabulary home);
  Scope(pugi::xml_node element, const Scope& outer);
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;

  /// Absolute, or empty if nobody knows.
  std::string_view base() const { return base_; }

  /// Of the element that this is the scope of.
  Name name_of(pugi::xml_node element) const;

 private:
  struct Declaration {
    std::string_view prefix;
    Vocabulary vocabulary;
  };

  void declare(std::string_view prefix, std::string_view address);
  Vocabulary vocabulary_of(std::string_view prefix) const;

  const Scope* outer_ = nullptr;  ///< the nearest one that declares a prefix
  std::vector<Declaration> declared_;
  std::optional<std::string> own_base_;
  std::string_view base_;
  Vocabulary home_;
  Vocabulary unprefixed_ = Vocabulary::kRss;
};

/// Whether an element's own scope may be another than the one around it.
bool changes_scope(pugi::xml_node element);

/// Calls visit(child, scope of the child) for each element in `parent`, whose own scope is `outer`.
template <typename Visit>
void for_each_scope(pugi::xml_node parent, const Scope& outer, Visit visit) {
  for_each_element(parent, [&](pugi::xml_node child) {
    if (!changes_scope(child)) return visit(child, outer);  // nearly all
    const Scope scope(child, outer);
    visit(child, scope);
  });
}

/// The address that the element itself declares for `prefix` (may be empty); empty if it declares none.
std::string_view declared_namespace(pugi::xml_node element, std::string_view prefix);

}  // namespace alleged::feeds
