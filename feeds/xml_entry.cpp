#include "feeds/xml_entry.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "feeds/ascii.hpp"
#include "feeds/byline.hpp"
#include "feeds/dates.hpp"
#include "feeds/links.hpp"
#include "feeds/plain_text.hpp"
#include "feeds/text_construct.hpp"
#include "feeds/xml.hpp"

namespace alleged::feeds {

namespace {

/// An entry in the making: beside its values, how good the ones are that a better source may still replace.
struct Draft {
  Entry entry;
  Byline byline = Byline::kNone;
  std::optional<Time> dated;    ///< dc:date or Atom 0.3's created
  std::string media_title;      ///< the attached media's: shown if there is no title proper
  std::string media_summary;    ///< the same for the summary
  std::string permalink;        ///< a guid that may serve as link
  bool has_core_title = false;  ///< title is the format's own, not Dublin Core's
  bool has_encoded = false;     ///< content is content:encoded
};

void add_enclosure(Entry& entry, pugi::xml_node element, const char* address, const Scope& scope) {
  Enclosure enclosure;
  enclosure.url = resolve(scope.base(), attribute_of(element, address));
  if (enclosure.url.empty()) return;
  enclosure.type = attribute_of(element, "type");
  const std::string length = attribute_of(element, "length");
  std::int64_t bytes = 0;
  const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), bytes);
  if (error == std::errc() && end == length.data() + length.size() && bytes >= 0) enclosure.length = bytes;
  entry.enclosures.push_back(std::move(enclosure));
}

std::string category_of(pugi::xml_node element) {
  std::string category = attribute_of(element, "term");
  if (category.empty()) {
    std::string decoded;
    category = plain_text(text_in(element, decoded));
  }
  if (category.empty()) category = attribute_of(element, "text");
  return category.empty() ? attribute_of(element, "label") : category;
}

void add_category(Entry& entry, std::string category) {
  if (category.empty()) return;
  if (entry.categories.empty()) entry.categories.reserve(4);  // as most entries have, instead of 1, 2 and 4
  entry.categories.push_back(std::move(category));
}

/// Podcasts have subcategories within a category, one level deep.
void add_categories(Entry& entry, pugi::xml_node element, const Scope& outer) {
  add_category(entry, category_of(element));
  for_each_scope(element, outer, [&](pugi::xml_node child, const Scope& scope) {
    if (scope.name_of(child).element == Element::kCategory) add_category(entry, category_of(child));
  });
}

void add_comma_categories(Entry& entry, std::string_view list) {
  while (!list.empty()) {
    const std::string_view one = list.substr(0, list.find(','));
    list.remove_prefix(std::min(one.size() + 1, list.size()));
    add_category(entry, plain_text(one));
  }
}

void add_link(Draft& draft, pugi::xml_node element, const Scope& scope) {
  const std::string rel = attribute_of(element, "rel");
  if (same(rel, "enclosure")) {
    add_enclosure(draft.entry, element, "href", scope);
  } else if (draft.entry.link.empty() && is_alternate(rel)) {
    draft.entry.link = target_of(element, scope);
  }
}

void add_guid(Draft& draft, pugi::xml_node element, const Scope& scope) {
  if (!draft.entry.id.empty()) return;
  std::string decoded;
  draft.entry.id = trim(text_in(element, decoded));
  // RFC 4287, 4.2.6 wants an address: a path is one that was left relative. Other words stay as they are, since they
  // are no less unique.
  if (draft.entry.id.starts_with('/') && same(local_name(element.name()), "id")) {
    draft.entry.id = resolve(scope.base(), draft.entry.id);
  }
  if (!same(local_name(element.name()), "guid")) {
    // An atom:id need not lead anywhere, but where an entry has no link, one that is a web address is the best there
    // is.
    if (is_web_address(draft.entry.id)) draft.permalink = draft.entry.id;
    return;
  }
  const std::string permanent = attribute_of(element, "isPermaLink");
  if ((same(permanent, "true") || (permanent.empty() && is_absolute(draft.entry.id)))) {
    draft.permalink = resolve(scope.base(), draft.entry.id);
  }
}

void add_title(Draft& draft, pugi::xml_node element, const Name& name) {
  const bool is_core = name.vocabulary == Vocabulary::kRss || name.vocabulary == Vocabulary::kAtom;
  if (draft.has_core_title || (!is_core && !draft.entry.title.empty())) return;
  draft.entry.title = plain_of(element, name.vocabulary);
  draft.has_core_title = is_core && !draft.entry.title.empty();
}

std::string html_of(pugi::xml_node element, const Name& name, const Scope& scope, BodyType& type) {
  Body body = body_of(element, name.vocabulary);
  type = body.type;
  return resolve_links(std::move(body.html), scope.base());
}

void add_body(Draft& draft, pugi::xml_node element, const Name& name, const Scope& scope) {
  Entry& entry = draft.entry;
  if (name.element == Element::kSummary && entry.summary.empty()) {
    entry.summary = html_of(element, name, scope, entry.summary_type);
  } else if (name.element == Element::kEncoded) {
    if (!draft.has_encoded) entry.content = html_of(element, name, scope, entry.content_type);
    draft.has_encoded = !entry.content.empty();
  } else if (entry.content.empty()) {
    entry.content = html_of(element, name, scope, entry.content_type);
  }
}

/// The last readable one wins, as in other readers.
void set_date(std::optional<Time>& time, pugi::xml_node element) {
  std::string decoded;
  if (const std::optional<Time> read = read_date(text_in(element, decoded))) time = read;
}

/// `scope` is the element's own, as it is above.
void add(Draft& draft, pugi::xml_node element, const Scope& scope) {
  const Name name = scope.name_of(element);
  switch (name.element) {
    case Element::kTitle:
      return add_title(draft, element, name);
    case Element::kLink:
      return add_link(draft, element, scope);
    case Element::kGuid:
      return add_guid(draft, element, scope);
    case Element::kSummary:
    case Element::kContent:
    case Element::kEncoded:
    case Element::kXhtmlBody:
      return add_body(draft, element, name, scope);
    case Element::kMediaTitle:
      if (draft.media_title.empty()) draft.media_title = plain_text(text_of(element));
      return;
    case Element::kMediaDescription:
      if (draft.media_summary.empty()) {
        draft.media_summary = resolve_links(body_of(element, name.vocabulary).html, scope.base());
      }
      return;
    case Element::kAuthor:
    case Element::kCreator:
    case Element::kItunesAuthor:
      return add_author(draft.entry.author, draft.byline, element, scope);
    case Element::kPublished:
      return set_date(draft.entry.published, element);
    case Element::kUpdated:
      return set_date(draft.entry.updated, element);
    case Element::kDate:
    case Element::kCreated:
      return set_date(draft.dated, element);
    case Element::kCategory:
      return add_categories(draft.entry, element, scope);
    case Element::kCommaCategories:
      return add_comma_categories(draft.entry, text_of(element));
    case Element::kEnclosure:
      return add_enclosure(draft.entry, element, "url", scope);
    case Element::kGroup:  // one level deep, so that its own groups are passed over
      for_each_scope(element, scope, [&](pugi::xml_node child, const Scope& own) {
        if (own.name_of(child).element != Element::kGroup) add(draft, child, own);
      });
      return;
    default:
      return;
  }
}

/// An address that was escaped twice, as many programs do, in its right form: none has an "&amp;" of its own.
std::string with_bare_ampersands(std::string_view address) {
  static constexpr std::string_view kEscaped = "&amp;";
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = address.find(kEscaped); at != std::string_view::npos; at = address.find(kEscaped, copied)) {
    out.append(address, copied, at + 1 - copied);
    copied = at + kEscaped.size();
  }
  out.append(address, copied);
  return out;
}

}  // namespace

bool is_alternate(std::string_view rel) {
  return rel.empty() || same(rel, "alternate");
}

std::string target_of(pugi::xml_node link, const Scope& scope) {
  std::string address = attribute_of(link, "href");
  if (address.empty()) {
    std::string decoded;
    address = trim(text_in(link, decoded));
  }
  if (address.empty()) address = attribute_of(link, "resource");
  if (address.find("&amp;") != std::string::npos) address = with_bare_ampersands(address);
  if (!address.empty() && !is_absolute(address)) address = resolve(scope.base(), address);
  return address;
}

Entry read_entry(pugi::xml_node node, const Scope& outer) {
  const Scope scope(node, outer);
  Draft draft;
  for_each_scope(node, scope, [&](pugi::xml_node child, const Scope& own) { add(draft, child, own); });
  Entry& entry = draft.entry;
  if (entry.id.empty()) entry.id = attribute_of(node, "about");
  if (entry.link.empty()) entry.link = draft.permalink;
  if (entry.link.empty() && is_absolute(attribute_of(node, "about"))) entry.link = attribute_of(node, "about");
  if (entry.title.empty()) entry.title = std::move(draft.media_title);
  if (entry.summary.empty()) {
    entry.summary = std::move(draft.media_summary);
    entry.summary_type = BodyType::kHtml;
  }
  if (!entry.published) entry.published = draft.dated;
  return std::move(draft.entry);
}

}  // namespace alleged::feeds
