#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace alleged::feeds {

/// The feeds that a web page names: link elements whose rel has "alternate" and whose type is a feed's, in their order,
/// each once, absolute where `base` (the page's address) allows it; http and https only, at most twenty. In: clean
/// UTF-8. Source: the HTML standard, 4.6.7.2 "alternate".
std::vector<std::string> feeds_in_page(std::string_view html, std::string_view base);

}  // namespace alleged::feeds
