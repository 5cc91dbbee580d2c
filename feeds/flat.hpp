#pragma once

#include <string>
#include <string_view>

#include "feeds/breakage.hpp"

namespace alleged::feeds {

/// The broken XML `text` as a row of pieces with no element within another, for libxml2: a start tag becomes an empty
/// element, an end tag the instruction <?end NAME?>, both within one <flat>. What cannot be a tag is text, every "&" is
/// escaped so that no reference is decoded or lost, values get their quotes; comments, declarations and instructions
/// are left out. libxml2 2.9 closes the innermost element at any end tag and gives an element up at the first bad
/// attribute; in a flat row neither can happen, and there is no depth. One pass, at most about five times the memory
/// of `text`, which is clean UTF-8. Counts in `broken` what was not as XML wants it.
std::string flatten(std::string_view text, Breakage& broken);

}  // namespace alleged::feeds
