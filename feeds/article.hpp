#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace alleged::feeds {

/// An article is cut behind so many bytes.
constexpr std::size_t kLongestArticle = 200'000;

/// Whether a Content-Type is that of a web page; one that is missing is.
bool is_web_page(std::string_view content_type);

/// The main text of a web page: its paragraphs, a line each, without headings, lists of links and what stands beside
/// it. In: a page's bytes in any encoding (HTTP's charset, else <meta charset>, else as to_utf8() finds it). Out: UTF-8
/// without NUL and other control characters than the newline; empty where there is no text worth it, as on a page of
/// links, or of two sentences before a paywall. Pure, and linear in the page's length; never throws on bad HTML.
std::string article_of(std::string_view bytes, std::string_view content_type);

}  // namespace alleged::feeds
