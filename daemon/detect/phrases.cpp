#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <stdexcept>
#include <utility>

#include "daemon/detect/kinds.hpp"
#include "daemon/detect/terms.hpp"
#include "daemon/detect/utf8.hpp"
#include "daemon/tsv.hpp"

namespace alleged::detect {
namespace {

/// Kinds that no list of bare words gives: units have them by their form, or from tables.
constexpr Kinds no_lists = kind_bit(Kind::word) | kind_bit(Kind::year) | kind_bit(Kind::comma) | kind_bit(Kind::stop) |
                           kind_bit(Kind::quote) | kind_bit(Kind::country) | kind_bit(Kind::actor) |
                           kind_bit(Kind::act) | kind_bit(Kind::vote) | kind_bit(Kind::landmark) |
                           kind_bit(Kind::contender) | kind_bit(Kind::affair) | kind_bit(Kind::institution);

/// The kind that a list of nothing but words gives, by the list's name.
std::optional<Kind> list_kind(std::string_view name) {
  const std::optional<Kind> kind = kind_named(name);
  return kind && (no_lists & kind_bit(*kind)) == 0 ? kind : std::nullopt;
}

/// The name and the country of each row of actors.tsv.
std::set<std::pair<std::string, std::string>> known_actors() {
  const Tsv table("schema/reference/actors.tsv");
  std::set<std::pair<std::string, std::string>> known;
  for (std::size_t row = 0; row < table.rows(); ++row)
    known.emplace(table.cell(row, "name"), table.cell(row, "country"));
  return known;
}

/// One phrase file while it is read; says where it is unsound.
class Reader {
 public:
  /// In the tree's own files a form stands once; an operator's may repeat what a later version of them has.
  enum class Doubles { refused, passed_over };

  Reader(std::string_view file, Terms& terms, Doubles doubles) : file_(file), terms_(terms), doubles_(doubles) {}

  [[noreturn]] void fail(const toml::node& node, const std::string& what) const {
    throw std::runtime_error(std::string(file_) + ":" + std::to_string(node.source().begin.line) + ": " + what);
  }

  std::vector<std::string> strings(const toml::table& table, std::string_view key) const {
    const toml::array* array = table[key].as_array();
    if (array == nullptr) fail(table, "expected a list named " + std::string(key));
    std::vector<std::string> result;
    for (const toml::node& node : *array) {
      const auto value = node.value<std::string>();
      if (!value || value->empty()) fail(node, "expected a phrase");
      result.push_back(*value);
    }
    return result;
  }

  std::vector<std::string> optional_strings(const toml::table& table, std::string_view key) const {
    return table.contains(key) ? strings(table, key) : std::vector<std::string>{};
  }

  /// What is stored has to be known to the database: a code or method that is not would keep a whole feed from it.
  std::string code(const toml::table& table, std::string_view key) const {
    std::string value = table[key].value_or(std::string());
    if (!value.empty() && !countries_.contains(value))
      fail(table, value + " is no code of schema/reference/countries.tsv");
    return value;
  }

  std::string known_method(const toml::table& table, std::string method) const {
    if (!methods_.contains(method)) fail(table, method + " is no code of schema/reference/methods.tsv");
    return method;
  }

  std::vector<std::string> methods(const toml::table& table) const {
    std::vector<std::string> codes = optional_strings(table, "methods");
    for (const std::string& method : codes) known_method(table, method);
    return codes;
  }

  /// The table [name], if the file has one.
  const toml::table* section(const toml::table& root, std::string_view name) const {
    const toml::node* node = root.get(name);
    if (node != nullptr && !node->is_table()) fail(*node, "expected [" + std::string(name) + "]");
    return node == nullptr ? nullptr : node->as_table();
  }

  void words(const toml::table& table, Kind kind) const {
    Term term;
    term.kinds = kind_bit(kind);
    if ((term.kinds & plain_kinds) != 0) term.kinds |= kind_bit(Kind::word);
    for (std::string& form : strings(table, "forms")) terms_.add(std::move(form), term);
  }

  Cue cue(const toml::node& node, std::string_view name) const {
    const std::optional<Cue> cue = cue_named(name);
    if (!cue) fail(node, "no such cue: " + std::string(name));
    return *cue;
  }

  /// [cue]: lists of words that one rule asks for, by its name for them.
  void cues(const toml::table& root) const {
    const toml::table* table = section(root, "cue");
    if (table == nullptr) return;
    for (const auto& [key, node] : *table) {
      Term term;
      term.kinds = 0;
      term.cues = cue_bit(cue(node, key.str()));
      for (std::string& form : strings(*table, key.str())) {
        term.cased = starts_with_capital(form);  // "Macht" is power, and "macht" makes
        terms_.add(std::move(form), term);
      }
    }
  }

  /// [outlet]: names that hide others ("Washington Post") and may speak.
  void outlets(const toml::table& root) const {
    const toml::table* table = section(root, "outlet");
    if (table == nullptr) return;
    Term term;
    term.kinds = kind_bit(Kind::mask);
    term.cues = cue_bit(Cue::outlet);
    for (std::string& form : strings(*table, "forms")) {
      term.cased = starts_with_capital(form);
      terms_.add(std::move(form), term);
    }
  }

  /// An array of tables of one kind: [[act]], [[vote]], [[landmark]].
  void entries(const toml::table& root, std::string_view name, Kind kind) const {
    for (const toml::table* table : tables(root, name)) {
      Term term;
      term.kinds = kind_bit(kind);
      term.cased = kind == Kind::landmark || kind == Kind::institution || kind == Kind::country || kind == Kind::affair;
      term.weak = (*table)["weak"].value_or(false);
      term.verb = (*table)["verb"].value_or(false);
      term.never_noun = (*table)["never_noun"].value_or(false);
      term.collusion = (*table)["collusion"].value_or(false);
      term.of_votes = (*table)["of_votes"].value_or(false);
      term.echo = (*table)["echo"].value_or(false);
      term.organisation = (*table)["organisation"].value_or(false);
      term.of_person = (*table)["of_person"].value_or(false);
      term.code = code(*table, "code");
      if (std::vector<std::string> also = optional_strings(*table, "also"); !also.empty())
        term.doubt = std::make_shared<const Doubt>(Doubt{std::move(also), {}});
      Meaning meaning;
      meaning.target = code(*table, "target");
      meaning.vote = (*table)["kind"].value_or((*table)["vote"].value_or(std::string()));
      meaning.methods = methods(*table);
      if (kind == Kind::act) meaning.sort = sort_of(*table, term, meaning.methods);
      if (const toml::node* until = table->get("until"))
        meaning.until = cue_bit(cue(*until, until->value<std::string_view>().value_or("")));
      term.meaning = std::make_shared<const Meaning>(std::move(meaning));
      if (const toml::node* own = table->get("cue"))
        term.cues = cue_bit(cue(*own, own->value<std::string_view>().value_or("")));
      if (kind == Kind::country) term.form = Form::person;
      if (term.cased && term.code.empty()) fail(*table, std::string(name) + " needs the code of its country");
      for (std::string& form : strings(*table, "forms")) {
        // The heads of the reference table come and go: a figure may be among them. Everything else stands once.
        const Term* known = terms_.find(form);
        const bool twice = known != nullptr && (known->kinds & kind_bit(kind)) != 0 && kind != Kind::country;
        if (twice && doubles_ == Doubles::refused) fail(*table, form + " stands twice");
        terms_.add(std::move(form), term);
      }
    }
  }

  /// [[actor]]: other forms of the rows of actors.tsv, which gives their names; an operator's file may add new ones.
  void actors(const toml::table& root) const {
    for (const toml::table* table : tables(root, "actor")) {
      const std::vector<std::string> ambiguous = optional_strings(*table, "ambiguous");
      Term term;
      term.kinds = kind_bit(Kind::actor);
      term.cased = true;
      term.name = (*table)["name"].value_or(std::string());
      term.code = code(*table, "code");
      if (term.name.empty() || term.code.empty()) fail(*table, "an actor needs its name and the code of its country");
      if (doubles_ == Doubles::passed_over) {
        terms_.add(term.name, term);
      } else if (!actors_.contains({term.name, term.code})) {
        fail(*table, term.name + " of " + term.code + " is no row of schema/reference/actors.tsv");
      }
      for (std::string& form : optional_strings(*table, "forms")) {
        term.guarded = std::find(ambiguous.begin(), ambiguous.end(), form) != ambiguous.end();
        terms_.add(std::move(form), term);
      }
    }
  }

  /// [[method]]: words that name a means, in the sentences of a charge.
  void method_words(const toml::table& root) const {
    for (const toml::table* table : tables(root, "method")) {
      const std::string code = known_method(*table, (*table)["code"].value_or(std::string()));
      terms_.add_means({code, strings(*table, "forms"), optional_strings(*table, "with")});
    }
  }

  /// [stops]: words behind which, or before which, a stop ends no sentence.
  Stops stops(const toml::table& root) const {
    const toml::table* table = section(root, "stops");
    if (table == nullptr) return {};
    for (const auto& [key, node] : *table) {
      if (key != "abbreviations" && key != "numbered") fail(node, "no such list of stops: " + std::string(key.str()));
    }
    return {optional_strings(*table, "abbreviations"), optional_strings(*table, "numbered")};
  }

  /// [off]: forms that are taken out.
  void off(const toml::table& root) const {
    const toml::table* table = section(root, "off");
    if (table == nullptr) return;
    for (const std::string& form : strings(*table, "forms")) {
      if (!terms_.remove(form)) fail(*table, form + " is no form of the lexicon: nothing to switch off");
    }
  }

  /// Names of sections that nobody reads are most likely misspelt.
  void names(const toml::table& root) const {
    constexpr std::array<std::string_view, 17> known = {
        "language", "spaced", "stops", "act", "vote", "landmark", "institution", "affair", "figure",
        "country",  "actor",  "guard", "off", "ally", "cue",      "outlet",      "method"};
    for (const auto& [key, node] : root) {
      const std::string_view name = key.str();
      if (!list_kind(name) && std::find(known.begin(), known.end(), name) == known.end())
        fail(node, "no such section: " + std::string(name));
    }
  }

  /// An act's sort is what the file calls it, else its first method.
  static std::string sort_of(const toml::table& table, const Term& term, const std::vector<std::string>& methods) {
    if (const auto sort = table["sort"].value<std::string>()) return *sort;
    if (!methods.empty()) return methods.front();
    if (term.collusion) return term.weak ? "ties" : "collusion";
    return term.weak ? "pressure" : "interference";
  }

  /// [[country]]: the forms of one country, as countries.tsv has them for English, and `allies`, words for who takes
  /// its side. Others of these are what [ally] makes of adjectives: "pro" and "russisch*".
  void countries(const toml::table& root) const {
    const toml::table* made = section(root, "ally");
    const std::vector<std::string> prefixes = made == nullptr ? std::vector<std::string>{} : strings(*made, "prefixes");
    for (const toml::table* table : tables(root, "country")) {
      const std::vector<std::string> ambiguous = optional_strings(*table, "ambiguous");
      const std::string code = (*table)["code"].value_or(std::string());
      if (code.empty()) fail(*table, "country needs its code");
      const auto add = [&](std::string text, Form form, bool ally) {
        Term term;
        term.kinds = kind_bit(Kind::country);
        term.form = form;
        term.cased = !ally;
        term.guarded = std::find(ambiguous.begin(), ambiguous.end(), text) != ambiguous.end();
        term.ally = ally;
        term.code = code;
        terms_.add(std::move(text), std::move(term));
      };
      const auto add_all = [&](std::string_view key, Form form) {
        for (std::string& text : optional_strings(*table, key)) add(std::move(text), form, false);
      };
      for (std::string& text : optional_strings(*table, "allies")) add(std::move(text), Form::adjective, true);
      for (const std::string& text : optional_strings(*table, "adjectives")) {
        if (starts_with_capital(text)) continue;  // a noun: "Russe"
        for (const std::string& prefix : prefixes) add(prefix + text, Form::adjective, true);
      }
      add_all("names", Form::name);
      add_all("adjectives", Form::adjective);
      add_all("capitals", Form::capital);
      add_all("metonyms", Form::metonym);
    }
  }

  void guards(const toml::table& root) const {
    for (const toml::table* table : tables(root, "guard")) {
      const std::vector<std::string> rivals = optional_strings(*table, "rivals");
      for (const std::string& form : strings(*table, "forms")) {
        Term* term = terms_.find(form);
        if (term == nullptr || !term->guarded) fail(*table, form + " is not ambiguous in the reference tables");
        term->given_name = (*table)["given_name"].value_or(false);
        term->doubt = std::make_shared<const Doubt>(Doubt{term->doubts().also, rivals});
      }
      Term rival;
      rival.kinds = kind_bit(Kind::word);
      for (const std::string& form : rivals) {
        rival.name = form;
        terms_.add(form, rival);
        if (Term* term = terms_.find(form); term->name.empty()) term->name = form;
      }
    }
  }

 private:
  std::vector<const toml::table*> tables(const toml::table& root, std::string_view name) const {
    std::vector<const toml::table*> result;
    if (!root.contains(name)) return result;
    const toml::array* array = root[name].as_array();
    if (array == nullptr) fail(*root.get(name), "expected [[" + std::string(name) + "]]");
    for (const toml::node& node : *array) {
      const toml::table* table = node.as_table();
      if (table == nullptr) fail(node, "expected [[" + std::string(name) + "]]");
      result.push_back(table);
    }
    return result;
  }

  std::string_view file_;
  Terms& terms_;
  Doubles doubles_;
  std::set<std::string, std::less<>> countries_ = Tsv("schema/reference/countries.tsv").values("code");
  std::set<std::string, std::less<>> methods_ = Tsv("schema/reference/methods.tsv").values("code");
  std::set<std::pair<std::string, std::string>> actors_ = known_actors();
};

toml::table parse(std::string_view file, std::string_view bytes) {
  try {
    return toml::parse(bytes, file);
  } catch (const toml::parse_error& error) {
    throw std::runtime_error(std::string(file) + ":" + std::to_string(error.source().begin.line) + ": " +
                             std::string(error.description()));
  }
}

void read(const toml::table& root, const Reader& reader) {
  reader.names(root);
  reader.off(root);
  reader.countries(root);
  reader.actors(root);
  reader.entries(root, "act", Kind::act);
  reader.entries(root, "vote", Kind::vote);
  reader.entries(root, "landmark", Kind::landmark);
  reader.entries(root, "affair", Kind::affair);
  reader.entries(root, "institution", Kind::institution);
  reader.entries(root, "figure", Kind::country);
  for (const auto& [key, node] : root) {
    if (const std::optional<Kind> kind = list_kind(key.str())) reader.words(*reader.section(root, key.str()), *kind);
  }
  reader.method_words(root);
  reader.outlets(root);
  reader.cues(root);
  reader.guards(root);
}

std::string language_of_table(std::string_view file, const toml::table& root) {
  const auto code = root["language"].value<std::string>();
  if (!code) throw std::runtime_error(std::string(file) + ":1: the file does not say its language (language = \"en\")");
  return *code;
}

}  // namespace

Grammar read_phrases(std::string_view file, std::string_view bytes, Terms& terms) {
  const toml::table root = parse(file, bytes);
  const Reader reader(file, terms, Reader::Doubles::refused);
  read(root, reader);
  Grammar grammar;
  grammar.stops = reader.stops(root);
  grammar.code = language_of_table(file, root);
  grammar.spaced = root["spaced"].value_or(true);
  grammar.follows = grammar.code != "en" && grammar.spaced;
  return grammar;
}

void read_own_phrases(std::string_view file, std::string_view bytes, Terms& terms, Stops& stops) {
  const toml::table root = parse(file, bytes);
  const Reader reader(file, terms, Reader::Doubles::passed_over);
  read(root, reader);
  const Stops own = reader.stops(root);
  stops.abbreviations.insert(stops.abbreviations.end(), own.abbreviations.begin(), own.abbreviations.end());
  stops.numbered.insert(stops.numbered.end(), own.numbered.begin(), own.numbered.end());
}

std::string language_in(std::string_view file, std::string_view bytes) {
  return language_of_table(file, parse(file, bytes));
}

}  // namespace alleged::detect
