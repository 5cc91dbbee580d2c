#include "daemon/detect/method_words.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace alleged::detect {
namespace {

std::vector<std::string> forms_of(const std::vector<MethodForm>& all) {
  std::vector<std::string> forms;
  forms.reserve(all.size());
  for (const MethodForm& one : all) forms.push_back(one.form);
  return forms;
}

}  // namespace

MethodWords::MethodWords(const std::vector<MethodForm>& forms) : dictionary_(forms_of(forms)) {
  code_of_.reserve(forms.size());
  for (const MethodForm& one : forms) {
    const auto known = std::find(codes_.begin(), codes_.end(), one.code);
    code_of_.push_back(static_cast<std::uint8_t>(known - codes_.begin()));
    if (known == codes_.end()) codes_.push_back(one.code);
    if (codes_.size() > std::numeric_limits<std::uint8_t>::max())
      throw std::length_error("more than 255 codes of methods");
  }
}

}  // namespace alleged::detect
