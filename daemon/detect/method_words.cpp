#include "daemon/detect/method_words.hpp"

namespace alleged::detect {
namespace {

std::vector<std::string> forms_of(const std::vector<MethodForms>& all) {
  std::vector<std::string> forms;
  for (const MethodForms& one : all) {
    forms.insert(forms.end(), one.forms.begin(), one.forms.end());
    forms.insert(forms.end(), one.with.begin(), one.with.end());
  }
  return forms;
}

}  // namespace

MethodWords::MethodWords(const std::vector<MethodForms>& all) : dictionary_(forms_of(all)) {
  for (const MethodForms& one : all) {
    const auto list = static_cast<std::uint16_t>(lists_.size());
    lists_.push_back({one.code, !one.with.empty()});
    sides_.insert(sides_.end(), one.forms.size(), Side{list, false});
    sides_.insert(sides_.end(), one.with.size(), Side{list, true});
  }
}

std::vector<MethodWords::Found> MethodWords::in(std::string_view text) const {
  std::vector<std::string_view> first(lists_.size());
  std::vector<bool> beside(lists_.size());
  dictionary_.each(text, [&](const Occurrence& found) {
    const Side side = sides_[found.form];
    if (side.with) {
      beside[side.list] = true;
    } else if (first[side.list].empty()) {
      first[side.list] = text.substr(found.begin, found.end - found.begin);
    }
    return false;
  });
  std::vector<Found> all;
  for (std::size_t list = 0; list < lists_.size(); ++list) {
    if (!first[list].empty() && (!lists_[list].pairs || beside[list])) all.push_back({lists_[list].code, first[list]});
  }
  return all;
}

}  // namespace alleged::detect
