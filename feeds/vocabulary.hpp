#pragma once

#include <pugixml.hpp>
#include <string_view>

namespace alleged::feeds {

/// Which specification gave an element its name. Told by the namespace's address, not by the prefix; an undeclared
/// prefix that everyone uses (content:, dc:) counts as declared.
enum class Vocabulary { kRss, kAtom, kDublinCore, kContent, kMedia, kItunes, kXhtml, kOther };

/// What an element is to a reader of feeds. One meaning per value, whichever vocabularies have a name for it.
enum class Element {
  kOther,
  kAuthor,
  kCategory,
  kChannel,
  kContent,
  kCommaCategories,
  kCreated,
  kCreator,
  kDate,
  kEmail,
  kEnclosure,
  kEncoded,
  kEntry,
  kGroup,
  kGuid,
  kItunesAuthor,
  kLanguage,
  kLink,
  kManagingEditor,
  kMediaDescription,
  kMediaTitle,
  kName,
  kPublished,
  kSummary,
  kTitle,
  kUpdated,
  kXhtmlBody,
};

struct Name {
  Element element = Element::kOther;
  Vocabulary vocabulary = Vocabulary::kOther;
};

Vocabulary vocabulary_of(pugi::xml_node node);
Name name_of(pugi::xml_node node);

}  // namespace alleged::feeds
