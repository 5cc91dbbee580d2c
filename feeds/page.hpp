#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace alleged::feeds {

/// An element of a web page that holds others: a div, a section, an article. Inline elements and paragraphs are none.
struct PageElement {
  enum class Mark {
    none,
    main,     ///< <main>, or role="main"
    article,  ///< <article>
    body      ///< itemprop="articleBody": the outlet says that this is the text
  };
  std::uint32_t parent = 0;  ///< smaller than its own index; the root, 0, is its own
  Mark mark = Mark::none;
};

/// A run of text that a page shows as one paragraph.
struct PageBlock {
  enum class Kind { loose, paragraph, item, heading };  // loose: in no <p>, <li> or <h1> to <h6>
  std::string text;                                     ///< plain, one line, white space folded
  std::size_t linked = 0;                               ///< bytes of it that are links
  std::uint32_t element = 0;                            ///< the innermost that it stands in
  Kind kind = Kind::loose;
};

/// What a web page shows, in its order. Left out are scripts, navigation, asides, footers, figures with their captions,
/// small forms, and what is hidden.
struct Page {
  std::vector<PageElement> elements;
  std::vector<PageBlock> blocks;
  std::vector<std::string_view> linked_data;  ///< its scripts of the type application/ld+json, as they stand there
};

/// Whether an element with this class or id is to be left out.
using PageJudge = bool (*)(std::string_view class_or_id);

/// Whether a class or id names what stands beside a text: comments, related stories, a cookie banner, a paywall. Takes
/// the words at the ends of each name ("article-comments"), since those in the middle name a layout.
bool names_what_is_beside(std::string_view class_or_id);

/// Reads a page's HTML of any quality, in one pass without a tree: time is linear, elements more than 256 deep are
/// taken for one, and memory is a small multiple of the page. In: clean UTF-8, which must outlive `linked_data`. Never
/// throws on bad HTML.
Page read_page(std::string_view html, PageJudge is_left_out);

}  // namespace alleged::feeds
