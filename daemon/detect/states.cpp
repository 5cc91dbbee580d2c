#include "daemon/detect/states.hpp"

#include <map>
#include <string>

#include "daemon/tsv.hpp"

namespace alleged::detect {
namespace {

using States = std::map<std::string, std::string, std::less<>>;

/// The state of each territory.
States territories() {
  States states;
  const Tsv table("schema/reference/countries.tsv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (const auto state = table.cell(row, "state"); !state.empty()) states.emplace(table.cell(row, "code"), state);
  }
  return states;
}

std::string_view state_of(std::string_view code) {
  static const States states = territories();
  const auto found = states.find(code);
  return found == states.end() ? code : std::string_view(found->second);
}

}  // namespace

bool is_foreign(std::string_view one, std::string_view other) {
  return one == "XX" || other == "XX" || state_of(one) != state_of(other);
}

}  // namespace alleged::detect
