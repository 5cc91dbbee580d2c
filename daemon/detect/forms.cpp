#include "daemon/detect/forms.hpp"

#include <limits>
#include <stdexcept>

namespace alleged::detect {

Forms::Forms(std::span<const std::string> forms) {
  std::size_t length = 0;
  for (const std::string& form : forms) length += form.size();
  if (length > std::numeric_limits<std::uint32_t>::max()) throw std::length_error("the lexicon's forms are too long");
  text_.reserve(length);
  ends_.reserve(forms.size() + 1);
  ends_.push_back(0);
  for (const std::string& form : forms) {
    text_ += form;
    ends_.push_back(static_cast<std::uint32_t>(text_.size()));
  }
}

}  // namespace alleged::detect
