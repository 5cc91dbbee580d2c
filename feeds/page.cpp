#include "feeds/page.hpp"

#include <algorithm>
#include <array>

#include "feeds/ascii.hpp"
#include "feeds/entities.hpp"
#include "feeds/page_names.hpp"
#include "feeds/tags.hpp"

namespace alleged::feeds {

namespace {

using namespace std::string_view_literals;

/// Open elements that are told apart. Each end tag looks through them.
constexpr std::size_t kDeepest = 256;
/// A form with less text than this, in bytes, asks for something; one with more is around the page.
constexpr std::size_t kLargeForm = 1'000;
/// Of an attribute, so much is looked at.
constexpr std::size_t kLongestValue = 1'000;
constexpr std::size_t kLongestName = 32;

struct Open {
  std::string name;
  PageRole role = PageRole::container;
  std::uint32_t element = 0;
  PageBlock::Kind kind = PageBlock::Kind::loose;
  bool left_out = false;
  bool in_article = false;      ///< or in <main>
  std::size_t first_block = 0;  ///< of a form
};

/// What its attributes say of an element.
struct Said {
  bool left_out = false;
  bool main = false;
  bool body = false;
  bool linked_data = false;
};

bool is_role_beside(std::string_view role) {
  static constexpr std::array kRoles = {"alert"sv, "banner"sv,  "complementary"sv, "contentinfo"sv, "dialog"sv,
                                        "menu"sv,  "menubar"sv, "navigation"sv,    "search"sv,      "toolbar"sv};
  return std::any_of(kRoles.begin(), kRoles.end(), [role](std::string_view one) { return same(role, one); });
}

bool hides(std::string_view style) {
  std::string packed;
  for (const char c : style)
    if (!is_space(c)) packed += to_lower(c);
  return packed.find("display:none") != std::string::npos || packed.find("visibility:hidden") != std::string::npos;
}

/// A paragraph is loose text's, an item's and a heading's part; only another container ends them.
bool is_within_a_line(PageRole role) {
  return role == PageRole::paragraph || role == PageRole::item || role == PageRole::heading;
}

/// What stands before a tag or comment that is not finished, where all finished ones were read.
std::string_view before_unfinished(std::string_view rest) {
  std::size_t at = rest.find('<');
  const auto opens = [&rest](std::size_t next) {
    return next < rest.size() && (is_alpha(rest[next]) || rest[next] == '/' || rest[next] == '!' || rest[next] == '?');
  };
  while (at != std::string_view::npos && !opens(at + 1)) at = rest.find('<', at + 1);
  return rest.substr(0, at);
}

class PageReader {
 public:
  PageReader(std::string_view html, PageJudge is_left_out) : html_(html), tags_(html), is_left_out_(is_left_out) {
    page_.elements.emplace_back();
    open_.emplace_back();
  }

  Page read() {
    std::size_t at = 0;
    while (const auto tag = tags_.next()) {
      add_text(html_.substr(at, tag->start - at));
      at = tag->end;
      if (tag->name == "!") continue;
      std::string name = lower(tag->name.substr(0, kLongestName));
      if (name.starts_with('/')) {
        end_element(std::string_view(name).substr(1));
      } else {
        at = start_element(*tag, std::move(name));
      }
    }
    add_text(before_unfinished(html_.substr(std::min(at, html_.size()))));
    while (open_.size() > 1) close_last();
    end_block();
    return std::move(page_);
  }

 private:
  void add_text(std::string_view raw) {
    if (raw.empty() || open_.back().left_out) return;
    decoded_.clear();
    append_decoded(decoded_, raw);
    const std::size_t before = block_.size();
    for (std::size_t i = 0; i < decoded_.size(); ++i) {
      const char c = decoded_[i];
      const bool is_pair = c == '\xC2' && i + 1 < decoded_.size();
      const bool is_hard_space = is_pair && decoded_[i + 1] == '\xA0';
      const bool is_soft_hyphen = is_pair && decoded_[i + 1] == '\xAD';
      if (is_hard_space || is_soft_hyphen) ++i;
      if (is_soft_hyphen) continue;
      if (is_space(c) || is_hard_space) {
        add_space();
      } else {
        block_ += c;
        after_break_ = false;
      }
    }
    if (in_link_) linked_ += block_.size() - before;
  }

  void add_space() {
    if (!block_.empty() && block_.back() != ' ') block_ += ' ';
  }

  void end_block() {
    while (block_.ends_with(' ')) block_.pop_back();
    if (!block_.empty()) {
      PageBlock block;
      block.linked = std::min(linked_, block_.size());
      block.text = std::move(block_);
      block.element = open_.back().element;
      block.kind = open_.back().kind;
      page_.blocks.push_back(std::move(block));
    }
    block_.clear();
    linked_ = 0;
    after_break_ = false;
  }

  /// Two breaks in a row part paragraphs, one is a space.
  void break_line() {
    if (after_break_) return end_block();
    add_space();
    after_break_ = true;
  }

  Said said_by(const Tag& tag, PageRole role) const {
    Said said;
    for (AttributeReader attributes(html_, tag); const auto attribute = attributes.next();) {
      const std::string_view value = trim(attribute->value.substr(0, kLongestValue));
      if (same(attribute->name, "hidden")) said.left_out = true;
      if (same(attribute->name, "aria-hidden")) said.left_out = said.left_out || same(value, "true");
      if (same(attribute->name, "style")) said.left_out = said.left_out || hides(value);
      if (same(attribute->name, "role")) {
        said.left_out = said.left_out || is_role_beside(value);
        said.main = same(value, "main");
      }
      if (same(attribute->name, "itemprop")) said.body = same(value, "articleBody");
      if (same(attribute->name, "type")) said.linked_data = starts_with_same(value, "application/ld+json");
      // A whole page's, or a whole article's, names say what it has and is filed under.
      const bool is_whole = role == PageRole::main || (role == PageRole::article && !open_.back().in_article);
      if ((same(attribute->name, "class") || same(attribute->name, "id")) && !is_whole && open_.size() > 2)
        said.left_out = said.left_out || is_left_out_(value);
    }
    if (said.body || said.main) said.left_out = false;
    return said;
  }

  /// Returns where reading goes on.
  std::size_t start_element(const Tag& tag, std::string name) {
    const PageRole role = page_role(name);
    if (role == PageRole::raw) return pass_raw(tag, name);
    if (role == PageRole::link) begin_link(tag);
    if (role == PageRole::line) break_line();
    if (role == PageRole::empty || role == PageRole::line) return tag.end;
    const bool is_line = role == PageRole::flowing || role == PageRole::link;
    const Said said = said_by(tag, role);
    const Open& around = open_.back();
    // Inline elements need not be remembered, unless they are not shown.
    if (is_line && !said.left_out && !around.left_out) return tag.end;
    if (!is_line) {
      end_block();
      close_before(role, name);
    }
    if (open_.size() >= kDeepest) return tag.end;
    push(std::move(name), role, said);
    return tag.end;
  }

  void begin_link(const Tag& tag) {
    for (AttributeReader attributes(html_, tag); const auto attribute = attributes.next();)
      if (same(attribute->name, "href")) in_link_ = true;
    link_depth_ = open_.size();
  }

  void push(std::string name, PageRole role, const Said& said) {
    const Open& around = open_.back();
    Open open;
    open.name = std::move(name);
    open.role = role;
    open.in_article = around.in_article || role == PageRole::article || role == PageRole::main || said.main;
    open.left_out = around.left_out || said.left_out || role == PageRole::left_out ||
                    (role == PageRole::header && !around.in_article);
    open.element = around.element;
    open.first_block = page_.blocks.size();
    if (role == PageRole::paragraph) open.kind = PageBlock::Kind::paragraph;
    if (role == PageRole::item) open.kind = PageBlock::Kind::item;
    if (role == PageRole::heading) open.kind = PageBlock::Kind::heading;
    if (!open.left_out && (!is_within_a_line(role) || said.body)) {
      PageElement element;
      element.parent = around.element;
      if (role == PageRole::main || said.main) element.mark = PageElement::Mark::main;
      if (role == PageRole::article) element.mark = PageElement::Mark::article;
      if (said.body) element.mark = PageElement::Mark::body;
      open.element = static_cast<std::uint32_t>(page_.elements.size());
      page_.elements.push_back(element);
    }
    open_.push_back(std::move(open));
  }

  /// Elements whose end tag may be left out end where the next of their kind begins.
  void close_before(PageRole role, std::string_view name) {
    const auto last = [this] { return open_.back().role; };
    if (last() == PageRole::paragraph || last() == PageRole::heading) close_last();
    if (role == PageRole::item && last() == PageRole::item && (open_.back().name == "li") == (name == "li"))
      close_last();
    if ((role == PageRole::cell || role == PageRole::row) && last() == PageRole::cell) close_last();
    if (role == PageRole::row && last() == PageRole::row) close_last();
  }

  void end_element(std::string_view name) {
    const PageRole role = page_role(name);
    if (role == PageRole::link) in_link_ = false;
    const bool is_line = role == PageRole::flowing || role == PageRole::link;
    if (!is_line) end_block();
    const bool stays_within = is_line || is_within_a_line(role);
    for (std::size_t at = open_.size(); at-- > 1;) {
      if (open_[at].name == name) {
        while (open_.size() > at) close_last();
        return;
      }
      const bool is_wall = !is_within_a_line(open_[at].role) && open_[at].role != PageRole::flowing;
      if (stays_within && is_wall && open_[at].role != PageRole::link) return;
    }
  }

  void close_last() {
    const Open& last = open_.back();
    const bool is_line = last.role == PageRole::flowing || last.role == PageRole::link;
    if (!is_line) end_block();
    if (last.role == PageRole::form && size_since(last.first_block) < kLargeForm) page_.blocks.resize(last.first_block);
    open_.pop_back();
    if (open_.size() < link_depth_) in_link_ = false;  // one that was not closed ends with what it stands in
  }

  std::size_t size_since(std::size_t first) const {
    std::size_t size = 0;
    for (std::size_t i = first; i < page_.blocks.size() && size < kLargeForm; ++i) size += page_.blocks[i].text.size();
    return size;
  }

  /// Past an element whose content is no markup. One that is not closed hides all that follows, as in a browser.
  std::size_t pass_raw(const Tag& tag, std::string_view name) {
    std::size_t end = html_.find("</", tag.end);
    while (end != std::string_view::npos && !starts_with_same(html_.substr(end + 2), name))
      end = html_.find("</", end + 2);
    end = std::min(end, html_.size());
    if (name == "script" && said_by(tag, PageRole::raw).linked_data)
      page_.linked_data.push_back(html_.substr(tag.end, end - tag.end));
    tags_.skip_to(end);
    return end;
  }

  const std::string_view html_;
  TagReader tags_;
  const PageJudge is_left_out_;
  Page page_;
  std::vector<Open> open_;  ///< the root, and from the outside in what stands in it
  std::string block_;       ///< that is being read
  std::string decoded_;     ///< of one run of text; kept for its memory
  std::size_t linked_ = 0;
  bool in_link_ = false;
  std::size_t link_depth_ = 0;  ///< open elements where it began
  bool after_break_ = false;
};

}  // namespace

Page read_page(std::string_view html, PageJudge is_left_out) {
  return PageReader(html, is_left_out).read();
}

}  // namespace alleged::feeds
