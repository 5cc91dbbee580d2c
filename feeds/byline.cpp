#include "feeds/byline.hpp"

#include <utility>

#include "feeds/plain_text.hpp"
#include "feeds/xml.hpp"

namespace alleged::feeds {

namespace {

Byline byline_of(const Name& name) {
  if (name.element == Element::kCreator) return Byline::kDublinCore;
  if (name.element == Element::kItunesAuthor) return Byline::kItunes;
  return name.vocabulary == Vocabulary::kAtom ? Byline::kAtom : Byline::kRss;
}

/// An Atom person's name, else the e-mail address; of a plain text author, the text.
std::string person_of(pugi::xml_node element, const Scope& outer) {
  std::string name;
  std::string email;
  std::string decoded;
  for_each_scope(element, outer, [&](pugi::xml_node child, const Scope& scope) {
    const Element part = scope.name_of(child).element;
    if (part == Element::kName && name.empty()) name = plain_text(text_in(child, decoded));
    if (part == Element::kEmail) email = plain_text(text_in(child, decoded));
  });
  if (!name.empty()) return name;
  return email.empty() ? plain_text(text_in(element, decoded)) : email;
}

}  // namespace

void add_author(std::string& author, Byline& byline, pugi::xml_node element, const Scope& scope) {
  const Byline source = byline_of(scope.name_of(element));
  if (source < byline) return;
  std::string person = person_of(element, scope);
  if (person.empty()) return;
  if (source > byline) {
    author = std::move(person);
  } else if (author != person) {
    author.append(", ").append(person);
  }
  byline = source;
}

}  // namespace alleged::feeds
