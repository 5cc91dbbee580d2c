#pragma once

#include <string>

namespace alleged {

/// Whose server a URL leads to, for politeness: the registrable domain of its host by the Public Suffix List that
/// libpsl carries ("feeds.bbc.co.uk" -> "bbc.co.uk"; "a.blogspot.com" is a site of its own), the host itself where it
/// has none (an address, a name of one label). In lower case; empty only if the URL has no host.
std::string site_of(const std::string& url);

/// The host as written in a URL: in lower case, without brackets, user and port.
std::string host_of(const std::string& url);

}  // namespace alleged
