#include "feeds/xml_head.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "feeds/ascii.hpp"
#include "feeds/dates.hpp"
#include "feeds/refresh.hpp"
#include "feeds/text_construct.hpp"
#include "feeds/xml.hpp"
#include "feeds/xml_entry.hpp"

namespace alleged::feeds {

namespace {

/// As given, but a locale's "en_US" in the form of a language tag, "en-US".
std::string language_tag(std::string_view given) {
  std::string tag(trim(given));
  std::replace(tag.begin(), tag.end(), '_', '-');
  return tag;
}

}  // namespace

void HeadReader::read_description(pugi::xml_node element, Vocabulary vocabulary) {
  const bool is_own = vocabulary == Vocabulary::kRss || vocabulary == Vocabulary::kAtom;
  if (has_own_description_ || (!is_own && !document_.description.empty())) return;
  std::string description = plain_of(element, vocabulary);
  if (description.empty()) return;
  document_.description = std::move(description);
  has_own_description_ = is_own;
}

void HeadReader::read(pugi::xml_node element, const Scope& scope) {
  const Name name = scope.name_of(element);
  switch (name.element) {
    case Element::kTitle:
      if (document_.title.empty()) document_.title = plain_of(element, name.vocabulary);
      return;
    case Element::kLink:
      if (document_.link.empty() && is_alternate(attribute_of(element, "rel")))
        document_.link = target_of(element, scope);
      if (document_.hub.empty() && same(attribute_of(element, "rel"), "hub")) document_.hub = target_of(element, scope);
      return;
    case Element::kLanguage:
      if (document_.language.empty()) document_.language = language_tag(text_of(element));
      return;
    case Element::kUpdated:
      if (!document_.updated) document_.updated = read_date(text_of(element));
      return;
    case Element::kPublished:
    case Element::kDate:
    case Element::kCreated:
      if (!other_date_) other_date_ = read_date(text_of(element));
      return;
    case Element::kSummary:
    case Element::kSubtitle:
    case Element::kMediaDescription:
      return read_description(element, name.vocabulary);
    case Element::kAuthor:
    case Element::kCreator:
    case Element::kItunesAuthor:
    case Element::kManagingEditor:
      return add_author(document_.author, byline_, element, scope);
    default:
      return read_refresh(element, scope, document_.refresh);
  }
}

void HeadReader::finish() {
  if (!document_.updated) document_.updated = other_date_;
}

void HeadReader::read_language_attribute(pugi::xml_node element) {
  if (document_.language.empty()) document_.language = language_tag(attribute_of(element, "lang"));
}

}  // namespace alleged::feeds
