#pragma once

#include <cstdint>
#include <string_view>

namespace alleged::detect {

/// 64-bit simhash of the runs of three words in title and text, without regard to case and punctuation: near-copies of
/// a story differ in few bits. Never 0, which means "no fingerprint".
std::uint64_t fingerprint(std::string_view title, std::string_view text);

}  // namespace alleged::detect
