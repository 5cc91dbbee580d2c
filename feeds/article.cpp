#include "feeds/article.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "feeds/ascii.hpp"
#include "feeds/charset.hpp"
#include "feeds/linked_data.hpp"
#include "feeds/page.hpp"
#include "feeds/tags.hpp"

namespace alleged::feeds {

namespace {

// All in characters. Set by hand on invented pages of the shapes in tests/unit/feeds/article_test.cpp.
constexpr std::size_t kLeastArticle = 250;        ///< less is a teaser, not an article
constexpr std::size_t kLeastParagraph = 25;       ///< of a sentence
constexpr std::size_t kLeastLoose = 80;           ///< of text in no <p>, which may be a button's or a date
constexpr std::size_t kGenerations = 5;           ///< so far up does a paragraph speak for the elements it stands in
constexpr std::size_t kDeclarationBytes = 4'096;  ///< a <meta charset> is expected within

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool ends_a_sentence(std::string_view text) {
  static constexpr std::string_view kEnds[] = {".", "!", "?", "\"", "”", "»", "…", "。"};
  return std::any_of(std::begin(kEnds), std::end(kEnds), [text](std::string_view end) { return text.ends_with(end); });
}

/// Whether it reads like a paragraph of an article.
bool is_prose(const PageBlock& block) {
  if (block.kind == PageBlock::Kind::heading || block.linked * 3 > block.text.size()) return false;
  const std::size_t least = block.kind == PageBlock::Kind::paragraph ? kLeastParagraph : kLeastLoose;
  return characters(block.text) >= least;
}

/// Whether it is printed where it stands among prose: short answers are, buttons and lists of links are not.
bool belongs_to_prose(const PageBlock& block) {
  if (is_prose(block)) return true;
  return block.kind == PageBlock::Kind::paragraph && block.linked * 2 < block.text.size() &&
         ends_a_sentence(block.text);
}

double weight(const PageBlock& block) {
  const auto commas = static_cast<double>(std::count(block.text.begin(), block.text.end(), ','));
  return 1 + std::min(commas, 5.0) + std::min(static_cast<double>(characters(block.text)) / 100, 3.0);
}

/// What is known of an element from what stands in it, however deep.
struct Holding {
  double score = 0;             ///< of prose in it, less the further down that stands
  std::size_t prose = 0;        ///< characters
  std::size_t others = 0;       ///< blocks that are no prose
  std::size_t size = 0;         ///< bytes of all text
  std::size_t linked = 0;       ///< bytes of it that are links
  std::size_t articles = 0;     ///< <article> elements that hold prose
  std::size_t in_articles = 0;  ///< characters of prose in those
};

std::vector<Holding> weigh(const Page& page) {
  std::vector<Holding> all(page.elements.size());
  for (const PageBlock& block : page.blocks) {
    Holding& here = all[block.element];
    here.size += block.text.size();
    here.linked += block.linked;
    if (!is_prose(block)) {
      ++here.others;
      continue;
    }
    here.prose += characters(block.text);
    std::uint32_t at = block.element;
    for (std::size_t step = 1; step <= kGenerations; ++step) {
      all[at].score += weight(block) / static_cast<double>(step);
      if (at == 0) break;
      at = page.elements[at].parent;
    }
  }
  for (std::size_t i = page.elements.size(); i-- > 1;) {  // what stands in an element comes behind it
    const Holding& here = all[i];
    Holding& around = all[page.elements[i].parent];
    const bool is_article = page.elements[i].mark == PageElement::Mark::article && here.prose > 0;
    around.prose += here.prose;
    around.others += here.others;
    around.size += here.size;
    around.linked += here.linked;
    around.articles += is_article ? 1 : here.articles;
    around.in_articles += is_article ? here.prose : here.in_articles;
  }
  return all;
}

double standing(const Holding& here) {
  if (here.size == 0) return 0;
  return here.score * (1 - static_cast<double>(here.linked) / static_cast<double>(here.size));
}

/// A page that leads to articles, each with its own teaser.
bool is_list_of_articles(const Holding& here) {
  return here.articles >= 3 && here.in_articles * 2 > here.prose;
}

/// The element that holds the article; the root, 0, if no other one is better.
std::uint32_t article_element(const Page& page, const std::vector<Holding>& all) {
  std::uint32_t marked = 0;
  std::uint32_t best = 0;
  for (std::uint32_t i = 1; i < page.elements.size(); ++i) {
    const bool is_marked = page.elements[i].mark == PageElement::Mark::body && all[i].prose >= kLeastArticle;
    if (is_marked && (marked == 0 || all[i].prose > all[marked].prose)) marked = i;
    if (standing(all[i]) > standing(all[best]) || best == 0) best = i;
  }
  if (marked != 0) return marked;
  // An article may be in parts, with advertisements between: the element around them, unless more is in it than that.
  for (std::uint32_t at = best; at != 0; at = page.elements[at].parent) {
    if (all[at].prose > 2 * all[best].prose) break;
    if (page.elements[at].mark != PageElement::Mark::none) return at;
  }
  return best;
}

/// Whether an element is the article wherever it ends: the outlet says so, or there is nothing around it.
bool is_whole(const Page& page, std::uint32_t article) {
  return article == 0 || page.elements[article].mark != PageElement::Mark::none;
}

/// For each element whether it is, or is within, the article's; or stands beside it with a text of its own that is
/// nearly as good, where the article is in parts; or before it with nothing but prose, as a lead does.
std::vector<bool> chosen_elements(const Page& page, const std::vector<Holding>& all, std::uint32_t article) {
  std::vector<bool> chosen(page.elements.size());
  chosen[article] = true;
  for (std::uint32_t i = article + 1; i < page.elements.size(); ++i) chosen[i] = chosen[page.elements[i].parent];
  if (is_whole(page, article)) return chosen;
  for (std::uint32_t i = 1; i < page.elements.size(); ++i) {
    const bool is_beside = page.elements[i].parent == page.elements[article].parent && i != article;
    const bool is_part = standing(all[i]) * 4 > standing(all[article]) && !is_list_of_articles(all[i]);
    const bool is_lead = i < article && all[i].prose > 0 && all[i].others == 0;
    chosen[i] = chosen[i] || (is_beside && (is_part || is_lead)) || chosen[page.elements[i].parent];
  }
  return chosen;
}

/// Cut at a character's beginning.
void cut(std::string& text) {
  if (text.size() <= kLongestArticle) return;
  std::size_t end = kLongestArticle;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
}

std::string text_of(const Page& page) {
  const std::vector<Holding> all = weigh(page);
  const std::uint32_t article = article_element(page, all);
  if (is_list_of_articles(all[article]) && page.elements[article].mark != PageElement::Mark::body) return {};
  const std::vector<bool> chosen = chosen_elements(page, all, article);
  // A lead may also stand in no element of its own.
  bool may_be_lead = !is_whole(page, article);
  std::string text;
  std::size_t prose = 0;
  for (const PageBlock& block : page.blocks) {
    const bool is_lead = may_be_lead && block.element == page.elements[article].parent && is_prose(block);
    may_be_lead = may_be_lead && block.element != article;
    if ((!chosen[block.element] && !is_lead) || !belongs_to_prose(block)) continue;
    prose += is_prose(block) ? characters(block.text) : 0;
    if (text.size() <= kLongestArticle) text += (text.empty() ? "" : "\n") + block.text;
  }
  if (prose < kLeastArticle) return {};
  cut(text);
  return text;
}

bool keeps_all(std::string_view) {
  return false;
}

bool has_prose(const Page& page) {
  return std::any_of(page.blocks.begin(), page.blocks.end(), is_prose);
}

/// The charset that a page's <meta> declares, empty if there is none.
std::string_view declared_in_page(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kDeclarationBytes);
  for (TagReader tags(head); const auto tag = tags.next();) {
    if (!same(tag->name, "meta")) continue;
    for (AttributeReader attributes(head, *tag); const auto attribute = attributes.next();) {
      if (same(attribute->name, "charset")) return trim(attribute->value);
      const std::string_view charset = same(attribute->name, "content") ? charset_of(attribute->value) : "";
      if (!charset.empty()) return charset;
    }
  }
  return {};
}

std::string page_to_utf8(std::string_view bytes, std::string_view content_type) {
  if (!charset_of(content_type).empty()) return to_utf8(bytes, content_type);
  return to_utf8(bytes, "text/html; charset=" + std::string(declared_in_page(bytes)));
}

}  // namespace

bool is_web_page(std::string_view content_type) {
  const std::string_view type = trim(content_type.substr(0, content_type.find(';')));
  return type.empty() || same(type, "text/html") || same(type, "application/xhtml+xml");
}

std::string article_of(std::string_view bytes, std::string_view content_type) {
  const std::string html = page_to_utf8(bytes, content_type);
  Page page = read_page(html, &names_what_is_beside);
  // Where the names hide everything they do not mean what they say.
  if (!has_prose(page)) page = read_page(html, &keeps_all);
  std::string text = text_of(page);
  // Often without a space between paragraphs, so only where the page itself shows much less: it is built by a script.
  std::string told = article_in_linked_data(page.linked_data);
  if (characters(told) >= kLeastArticle && told.size() > 2 * text.size()) text = std::move(told);
  cut(text);
  return text;
}

}  // namespace alleged::feeds
