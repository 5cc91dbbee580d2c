#pragma once

#include <string>

#include "daemon/store/overview.hpp"

namespace alleged::cli {

/// The record on one HTML page that needs nothing else: no script, no font, no picture from elsewhere, which its policy
/// also forbids. What stories say is text in it, whatever they say; only an http or https address becomes a link.
/// `since` is the day it begins with, or empty.
std::string html_page(const store::Overview& overview, const std::string& since);

}  // namespace alleged::cli
