#include "daemon/detect/terms.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "daemon/tsv.hpp"
#include "feeds/ascii.hpp"

namespace alleged::detect {
namespace {

/// Newspapers set the typographic apostrophe.
std::string with_curly_apostrophe(const std::string& form) {
  std::string result;
  for (const char c : form) c == '\'' ? result += "\u2019" : result += c;
  return result;
}

/// Some newspapers set stops in what others write without: "F.B.I." for FBI. Empty for other forms.
std::string with_stops(std::string_view form) {
  constexpr std::size_t least = 3;  // "US" and "EU" have their other forms in the table
  constexpr std::size_t most = 5;
  if (form.size() < least || form.size() > most) return {};
  std::string result;
  for (const char c : form) {
    if (c < 'A' || c > 'Z') return {};
    if (!result.empty()) result += '.';
    result += c;
  }
  return result;
}

}  // namespace

std::shared_ptr<const Meaning> Meaning::none() {
  static const auto meaning = std::make_shared<const Meaning>();
  return meaning;
}

bool Term::tells_of_votes() const {
  return (kinds & kind_bit(Kind::act)) != 0 && !weak && (of_votes || meaning->sort == "vote_buying");
}

const Doubt& Term::doubts() const {
  static const Doubt none;
  return doubt == nullptr ? none : *doubt;
}

void Terms::add(std::string form, Term term) {
  if (form.find('\'') != form.npos) add(with_curly_apostrophe(form), term);
  // Not of parliaments, which the gate asks each text for: "a" and "I" would be looked at wherever they stand.
  const bool is_landmark = (term.kinds & kind_bit(Kind::landmark)) != 0;
  if (std::string stops = with_stops(form); !stops.empty() && !is_landmark) {
    add(std::move(stops), term);
  }
  const auto [known, is_new] = index_.try_emplace(feeds::lower(form), list.size());
  if (!is_new) {
    Term& first = list[known->second];
    first.cues |= term.cues;
    if (term.kinds == 0) return;
    if (first.kinds == 0) {  // it was a cue alone
      term.cues = first.cues;
      forms[known->second] = std::move(form);
      first = std::move(term);
      return;
    }
    if (first.form == Form::person && term.kinds == kind_bit(Kind::contender)) {
      first.kinds |= term.kinds;
      first.weak = term.weak;
      return;
    }
    const bool body = first.kinds == kind_bit(Kind::actor) && term.kinds == kind_bit(Kind::authority);
    if (!body && (first.kinds < kind_bit(Kind::act) || term.kinds < kind_bit(Kind::act))) return;
    constexpr Kinds of_countries = kind_bit(Kind::landmark) | kind_bit(Kind::institution) | kind_bit(Kind::contender);
    const bool shared = (first.kinds & of_countries) != 0 && (term.kinds & of_countries) != 0;
    if (shared && term.code != first.code && !term.code.empty() && !first.code.empty()) {
      auto doubt = std::make_shared<Doubt>(first.doubts());
      doubt->also.push_back(term.code);
      first.doubt = std::move(doubt);
      return;
    }
    if (term.cased && !first.cased && form != forms[known->second]) return;  // "nationals" and the party of that name
    const bool is_new_act = (term.kinds & kind_bit(Kind::act)) != 0 && (first.kinds & kind_bit(Kind::act)) == 0;
    if (is_new_act) {  // "told" also says; what act it is, the new meaning tells
      first.meaning = term.meaning;
      first.weak = term.weak;
      first.verb = term.verb;
      first.never_noun = term.never_noun;
      first.collusion = term.collusion;
      first.of_votes = term.of_votes;
      first.echo = term.echo;
    }
    first.kinds |= term.kinds;
    if (first.code.empty()) first.code = term.code;
    return;
  }
  forms.push_back(std::move(form));
  list.push_back(std::move(term));
}

Term* Terms::find(std::string_view form) {
  const auto known = index_.find(feeds::lower(form));
  return known == index_.end() ? nullptr : &list[known->second];
}

void Terms::add_means(MethodForms all) {
  for (std::vector<std::string>* side : {&all.forms, &all.with}) {
    const std::size_t given = side->size();
    for (std::size_t i = 0; i < given; ++i) {
      if ((*side)[i].find('\'') != std::string::npos) side->push_back(with_curly_apostrophe((*side)[i]));
    }
  }
  means.push_back(std::move(all));
}

bool Terms::remove_means(std::string_view form) {
  std::size_t removed = 0;
  for (MethodForms& one : means) {
    const bool pairs = !one.with.empty();
    for (std::vector<std::string>* side : {&one.forms, &one.with})
      removed += std::erase_if(*side, [&](const std::string& other) {
        return other == form || other == with_curly_apostrophe(std::string(form));
      });
    if (pairs && one.with.empty()) one.forms.clear();  // half a pair names nothing
  }
  return removed != 0;
}

bool Terms::remove(std::string_view form) {
  const bool is_means = remove_means(form);
  const auto known = index_.find(feeds::lower(form));
  if (known == index_.end()) return is_means;
  forms[known->second].clear();  // an empty form is found nowhere
  list[known->second].kinds = 0;
  list[known->second].cues = 0;
  index_.erase(known);
  const std::string curly = with_curly_apostrophe(std::string(form));
  if (curly != form) remove(curly);
  if (const std::string stops = with_stops(form); !stops.empty()) remove(stops);
  return true;
}

void read_countries(std::string_view file, Terms& terms) {
  const Tsv table(file);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::vector<std::string> ambiguous = table.list(row, "ambiguous");
    const auto add = [&](const std::string& form, Form kind) {
      Term term;
      term.kinds = kind_bit(Kind::country);
      term.form = kind;
      term.cased = true;
      term.guarded = std::find(ambiguous.begin(), ambiguous.end(), form) != ambiguous.end();
      term.code = std::string(table.cell(row, "code"));
      terms.add(form, std::move(term));
    };
    add(std::string(table.cell(row, "name")), Form::name);
    for (const std::string& form : table.list(row, "names")) add(form, Form::name);
    for (const std::string& form : table.list(row, "adjectives")) add(form, Form::adjective);
    for (const std::string& form : table.list(row, "capitals")) add(form, Form::capital);
    for (const std::string& form : table.list(row, "metonyms")) add(form, Form::metonym);
    for (const std::string& form : table.list(row, "leaders")) add(form, Form::person);
  }
}

void read_country_names(const std::string& language, std::string_view file, Terms& terms) {
  std::set<std::string, std::less<>> known;
  for (const Term& term : terms.list) {
    if ((term.kinds & kind_bit(Kind::country)) != 0 && term.form != Form::person) known.insert(term.code);
  }
  const icu::Locale in(language.c_str());
  const Tsv table(file);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Term term;
    term.kinds = kind_bit(Kind::country);
    term.form = Form::name;
    term.cased = true;
    term.code = std::string(table.cell(row, "code"));
    if (term.code == "XX" || known.contains(term.code)) continue;
    icu::UnicodeString name;
    icu::Locale("", term.code.c_str()).getDisplayCountry(in, name);
    std::string form;
    name.toUTF8String(form);
    if (!form.empty() && form != term.code) terms.add(std::move(form), std::move(term));
  }
}

void read_actors(std::string_view file, Terms& terms) {
  const Tsv table(file);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::vector<std::string> bare = table.list(row, "needs_context");
    const auto add = [&](const std::string& form) {
      Term term;
      term.kinds = kind_bit(Kind::actor);
      term.cased = true;
      term.guarded = std::find(bare.begin(), bare.end(), form) != bare.end();
      term.name = std::string(table.cell(row, "name"));
      term.code = std::string(table.cell(row, "country"));
      terms.add(form, std::move(term));
    };
    add(std::string(table.cell(row, "name")));
    for (const std::string& alias : table.list(row, "aliases")) add(alias);
  }
}

void read_politics(std::string_view file, Terms& terms) {
  const Tsv table(file);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::vector<std::string> bare = table.list(row, "needs_context");
    const std::string_view kind = table.cell(row, "kind");
    const bool speaks = kind == "service" || kind == "parliament" || kind == "commission";
    const auto add = [&](const std::string& form) {
      Term term;
      const bool runs = kind == "candidate" || kind == "party";
      term.kinds = kind_bit(runs ? Kind::contender : kind == "service" ? Kind::institution : Kind::landmark);
      if (speaks) term.kinds |= kind_bit(Kind::body);
      if (kind == "service" || kind == "commission") term.kinds |= kind_bit(Kind::authority);
      term.weak = kind != "commission";
      term.cased = true;
      term.guarded = std::find(bare.begin(), bare.end(), form) != bare.end();
      term.code = std::string(table.cell(row, "code"));
      terms.add(form, std::move(term));
    };
    add(std::string(table.cell(row, "name")));
    for (const std::string& alias : table.list(row, "aliases")) add(alias);
  }
}

}  // namespace alleged::detect
