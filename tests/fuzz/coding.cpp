#include "daemon/poll/coding.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "tests/fuzz/input.hpp"

using namespace alleged;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // The first line is the Content-Encoding header, the rest a body.
  constexpr std::size_t most = 300'000;
  const std::string_view bytes = fuzz::view(data, size);
  const std::string_view codings = bytes.substr(0, bytes.find('\n'));
  const std::string_view packed = bytes.substr(std::min(bytes.size(), codings.size() + 1));
  const poll::Budget budget(most);

  std::string body(packed);
  {
    poll::Share share = budget.share();
    const poll::Unpacking ended = poll::unpack(codings, body, most, share);
    if (ended == poll::Unpacking::done) fuzz::hold(body.size() <= std::max(most, packed.size()));
    if (ended == poll::Unpacking::too_large) fuzz::hold(body.size() <= most);
  }
  fuzz::hold(budget.left() == most);
  // A smaller limit gives the beginning of the same.
  std::string begin(packed);
  poll::Share share = budget.share();
  if (poll::unpack(codings, begin, most / 3, share) == poll::Unpacking::done) fuzz::hold(begin == body);
  return 0;
}
