#pragma once

#include <string_view>

namespace alleged::feeds {

/// Which specification gave an element its name. Told by the namespace's address, not by the prefix; an undeclared
/// prefix that everyone uses (content:, dc:) counts as declared.
enum class Vocabulary { kRss, kAtom, kDublinCore, kContent, kMedia, kItunes, kXhtml, kSyndication, kOther };

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
  kSkipDays,
  kSkipHours,
  kSubtitle,
  kSummary,
  kTitle,
  kTtl,
  kUpdated,
  kUpdateFrequency,
  kUpdatePeriod,
  kXhtmlBody,
};

struct Name {
  Element element = Element::kOther;
  Vocabulary vocabulary = Vocabulary::kOther;
};

/// What a namespace's address stands for; kOther for one that no reader of feeds needs.
Vocabulary vocabulary_at(std::string_view address);

/// What an undeclared prefix means to everyone; without a prefix, RSS.
Vocabulary vocabulary_by_prefix(std::string_view prefix);

/// The meaning of a name without its prefix, in any case. RSS and Atom feeds write one another's names without a
/// prefix, and mean what the other means.
Element meaning_of(std::string_view local_name, Vocabulary vocabulary);

}  // namespace alleged::feeds
