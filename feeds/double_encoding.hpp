#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace alleged::feeds {

/// Undoes a document's second encoding, where its UTF-8 was taken for windows-1252 and made UTF-8 again ("Ã©" for "é").
/// Absent unless all of its text outside ASCII is of that kind and there are several characters of it: in an honest
/// document the first accent shows that it is not, and a document that only quotes such a word is left alone. In: sound
/// UTF-8, and where its first byte outside ASCII is.
std::optional<std::string> decode_twice_encoded(std::string_view text, std::size_t first_multibyte);

}  // namespace alleged::feeds
