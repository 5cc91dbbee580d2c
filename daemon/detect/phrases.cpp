#include <toml++/toml.h>

#include <array>
#include <stdexcept>
#include <utility>

#include "daemon/detect/terms.hpp"

namespace alleged::detect {
namespace {

/// Lists that hold nothing but words, by the name of the kind they give.
constexpr std::array<std::pair<std::string_view, Kind>, 43> word_lists = {{
    {"assembly", Kind::assembly},
    {"probe", Kind::probe},
    {"before", Kind::before},
    {"authority", Kind::authority},
    {"mask", Kind::mask},
    {"date", Kind::date},
    {"pronoun", Kind::pronoun},
    {"retract", Kind::retract},
    {"unnamed", Kind::unnamed},
    {"attempt", Kind::attempt},
    {"agent", Kind::agent},
    {"accuse", Kind::accuse},
    {"say", Kind::say},
    {"warn", Kind::warn},
    {"deny", Kind::deny},
    {"find", Kind::find},
    {"charge", Kind::charge},
    {"sanction", Kind::sanction},
    {"convict", Kind::convict},
    {"clear", Kind::clear},
    {"dispute", Kind::dispute},
    {"according", Kind::according},
    {"attribute", Kind::attribute},
    {"trace", Kind::trace},
    {"answer", Kind::answer},
    {"behind", Kind::behind},
    {"report", Kind::report},
    {"doubt", Kind::doubt},
    {"negation", Kind::negation},
    {"by", Kind::by},
    {"in", Kind::in},
    {"of", Kind::of},
    {"with", Kind::with},
    {"to", Kind::to},
    {"preposition", Kind::preposition},
    {"conjunction", Kind::conjunction},
    {"determiner", Kind::determiner},
    {"our", Kind::our},
    {"its", Kind::its},
    {"that", Kind::that},
    {"body", Kind::body},
    {"title", Kind::title},
    {"against", Kind::against},
}};

/// One phrase file while it is read; says where it is unsound.
class Reader {
 public:
  Reader(std::string_view file, Terms& terms) : file_(file), terms_(terms) {}

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

  void words(const toml::table& table, Kind kind) const {
    Term term;
    term.kinds = kind_bit(kind);
    for (std::string& form : strings(table, "forms")) terms_.add(std::move(form), term);
  }

  /// An array of tables of one kind: [[act]], [[vote]], [[landmark]].
  void entries(const toml::table& root, std::string_view name, Kind kind) const {
    for (const toml::table* table : tables(root, name)) {
      Term term;
      term.kinds = kind_bit(kind);
      term.cased = kind == Kind::landmark || kind == Kind::institution || kind == Kind::country;
      term.weak = (*table)["weak"].value_or(false);
      term.verb = (*table)["verb"].value_or(false);
      term.collusion = (*table)["collusion"].value_or(false);
      term.organisation = (*table)["organisation"].value_or(false);
      term.of_person = (*table)["of_person"].value_or(false);
      term.code = (*table)["code"].value_or(std::string());
      term.vote = (*table)["kind"].value_or((*table)["vote"].value_or(std::string()));
      term.methods = optional_strings(*table, "methods");
      if (kind == Kind::country) term.form = Form::person;
      if (term.cased && term.code.empty()) fail(*table, std::string(name) + " needs the code of its country");
      for (std::string& form : strings(*table, "forms")) {
        // The heads of the reference table come and go: a figure may be among them. Everything else stands once.
        const Term* known = terms_.find(form);
        if (known != nullptr && (known->kinds & kind_bit(kind)) != 0 && kind != Kind::country)
          fail(*table, form + " stands twice");
        terms_.add(std::move(form), term);
      }
    }
  }

  void guards(const toml::table& root) const {
    for (const toml::table* table : tables(root, "guard")) {
      for (const std::string& form : strings(*table, "forms")) {
        Term* term = terms_.find(form);
        if (term == nullptr || !term->guarded) fail(*table, form + " is not ambiguous in the reference tables");
        term->given_name = (*table)["given_name"].value_or(false);
        term->rivals = optional_strings(*table, "rivals");
      }
      Term rival;
      rival.kinds = kind_bit(Kind::word);
      for (std::string& form : optional_strings(*table, "rivals")) terms_.add(std::move(form), rival);
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
};

toml::table parse(std::string_view file, std::string_view bytes) {
  try {
    return toml::parse(bytes, file);
  } catch (const toml::parse_error& error) {
    throw std::runtime_error(std::string(file) + ":" + std::to_string(error.source().begin.line) + ": " +
                             std::string(error.description()));
  }
}

}  // namespace

void read_phrases(std::string_view file, std::string_view bytes, Terms& terms) {
  const toml::table root = parse(file, bytes);
  const Reader reader(file, terms);
  reader.entries(root, "act", Kind::act);
  reader.entries(root, "vote", Kind::vote);
  reader.entries(root, "landmark", Kind::landmark);
  reader.entries(root, "institution", Kind::institution);
  reader.entries(root, "figure", Kind::country);
  for (const auto& [name, kind] : word_lists) {
    if (const toml::table* table = root[name].as_table()) reader.words(*table, kind);
  }
  reader.guards(root);
}

}  // namespace alleged::detect
