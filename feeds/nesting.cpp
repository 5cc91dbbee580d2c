#include "feeds/nesting.hpp"

#include <algorithm>
#include <array>

#include "feeds/ascii.hpp"
#include "feeds/xml.hpp"

namespace alleged::feeds {

namespace {

/// No honest feed nests deeper. An end tag is looked for among the open ones, so this also bounds the time.
constexpr std::size_t kDeepest = 128;

/// HTML's elements without content whose names are no feed's.
bool is_void(std::string_view name) {
  static constexpr std::array<std::string_view, 11> kVoid = {"area", "base",  "br",   "col",   "embed", "hr",
                                                             "img",  "input", "meta", "param", "wbr"};
  return std::any_of(kVoid.begin(), kVoid.end(), [name](std::string_view element) { return same(name, element); });
}

Element element_of(std::string_view name) {
  return meaning_of(local_name(name), vocabulary_by_prefix(prefix_of(name)));
}

/// A field of an entry or a feed that HTML has no element of that name for.
bool is_field_only(Element element) {
  switch (element) {
    case Element::kCategory:
    case Element::kCommaCategories:
    case Element::kCreated:
    case Element::kCreator:
    case Element::kDate:
    case Element::kEnclosure:
    case Element::kEncoded:
    case Element::kGuid:
    case Element::kItunesAuthor:
    case Element::kLanguage:
    case Element::kManagingEditor:
    case Element::kPublished:
    case Element::kUpdated:
      return true;
    default:
      return false;
  }
}

/// A field whose text may hold markup.
bool may_hold_markup(Element element) {
  return element == Element::kSummary || element == Element::kContent || element == Element::kEncoded ||
         element == Element::kAuthor;
}

bool is_field(Element element) {
  return is_field_only(element) || may_hold_markup(element) || element == Element::kTitle || element == Element::kLink;
}

/// Whether an open field ends where the other one begins. Podcasts have categories in categories.
bool is_ended_by(Element field, Element next) {
  if (field == Element::kCategory && next == Element::kCategory) return false;
  if (may_hold_markup(field)) return is_field_only(next);
  return is_field(field) && is_field(next);
}

}  // namespace

/// Index in open_ of the first element within the entry, or, outside of entries, within the channel or the root.
std::size_t Nesting::first_inside() const {
  if (entry_) return *entry_ + 1;
  const bool has_channel = open_.size() > 1 && open_[1].element == Element::kChannel;
  return has_channel ? 2 : 1;
}

void Nesting::close_down_to(std::size_t depth) {
  while (open_.size() > depth) {
    out_.append("</").append(open_.back().name).append(">");
    open_.pop_back();
  }
  if (entry_ && *entry_ >= depth) entry_.reset();
  left_out_ = 0;
}

/// Closes elements whose end tags are missing. An entry with nothing in it is taken away instead: its start tag was
/// written where an end tag was meant.
void Nesting::close_unclosed(std::size_t depth) {
  broken_.unclosed_tags += open_.size() - depth;
  if (entry_ && *entry_ >= depth && open_.size() == *entry_ + 1 &&
      trim(std::string_view(out_).substr(entry_body_)).empty()) {
    out_.resize(entry_start_);
    open_.pop_back();
    entry_.reset();
  }
  close_down_to(depth);
}

/// Closes what was left open and cannot have the element in it.
void Nesting::make_room_for(Element element) {
  std::size_t depth = open_.size();
  if (element == Element::kEntry) {
    depth = std::min(depth, entry_ ? *entry_ : first_inside());
  } else if (const std::size_t field = first_inside(); field < open_.size()) {
    if (is_ended_by(open_[field].element, element)) depth = field;
  }
  if (depth < open_.size()) close_unclosed(depth);
}

void Nesting::start(std::string_view name, std::string_view attributes) {
  broken_.goes_on_behind = broken_.goes_on_behind || is_over_;
  if (is_over_) return;
  const Element element = element_of(name);
  make_room_for(element);
  if (is_void(name)) {
    if (open_.empty()) return;
    // Its end tag, if there is one, comes next and takes this back.
    ++broken_.unclosed_tags;
    out_.append("<").append(name).append(attributes).append("/>");
    return;
  }
  if (open_.size() >= kDeepest) {
    ++left_out_;
    ++broken_.too_deep;
    return;
  }
  if (element == Element::kEntry) {
    entry_ = open_.size();
    entry_start_ = out_.size();
  }
  out_.append("<").append(name).append(attributes).append(">");
  open_.push_back({std::string(name), element});
  if (element == Element::kEntry) entry_body_ = out_.size();
}

void Nesting::end(std::string_view name) {
  if (is_over_ || open_.empty()) return;
  if (is_void(name)) {
    if (broken_.unclosed_tags > 0) --broken_.unclosed_tags;
    return;
  }
  const Element element = element_of(name);
  const bool is_outer = element == Element::kEntry || element == Element::kChannel || same(name, open_[0].name);
  if (left_out_ > 0 && !is_outer) return void(--left_out_);

  const std::size_t lowest = is_outer ? 0 : std::min(first_inside(), open_.size());
  std::size_t depth = open_.size();
  while (depth > lowest && !same(open_[depth - 1].name, name)) --depth;
  if (depth == lowest) return void(++broken_.unopened_tags);
  close_unclosed(depth);
  close_down_to(depth - 1);
  is_over_ = open_.empty();
}

void Nesting::text(std::string_view text) {
  if (open_.empty()) {
    broken_.goes_on_behind = broken_.goes_on_behind || (is_over_ && !trim(text).empty());
    return;
  }
  std::size_t copied = 0;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', copied)) {
    out_.append(text, copied, at - copied).append("&lt;");
    copied = at + 1;
  }
  out_.append(text, copied);
}

void Nesting::cdata(std::string_view text) {
  if (!open_.empty()) out_.append("<![CDATA[").append(text).append("]]>");
}

std::string Nesting::finish() {
  broken_.is_truncated = !is_over_;
  if (entry_) {
    broken_.lost_last_entry = true;
    out_.resize(entry_start_);
    open_.resize(*entry_);
  }
  close_down_to(0);
  return std::move(out_);
}

}  // namespace alleged::feeds
