#pragma once

#include <pugixml.hpp>
#include <string>

#include "feeds/entry.hpp"
#include "feeds/vocabulary.hpp"

namespace alleged::feeds {

/// What an entry takes over from the document around it.
struct Home {
  Vocabulary vocabulary = Vocabulary::kRss;  ///< what a name without a namespace means
  std::string base;                          ///< of relative links where no xml:base says otherwise
};

/// Reads one RSS item or Atom entry.
Entry read_entry(pugi::xml_node node, const Home& home);

/// An Atom person's name, else the e-mail address; of a plain text author, the text.
std::string person_of(pugi::xml_node element);

/// Whether a link element points at the thing itself, as all RSS links do (Atom: rel="alternate" or no rel).
bool is_alternate(pugi::xml_node link);

/// Where a link element of either kind points to, absolute where possible; empty if nowhere.
std::string target_of(pugi::xml_node link, const Home& home);

/// The name with the home's vocabulary in place of none.
Name name_at_home(pugi::xml_node node, const Home& home);

}  // namespace alleged::feeds
