#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "daemon/poll/budget.hpp"

namespace alleged::poll {

/// How the undoing of a body's compression ended. Of what is cut off in the middle, what there is of it is read; so is
/// what is too large, up to the limit.
enum class Unpacking { done, damaged, unknown, too_large, no_memory };

/// What is offered in Accept-Encoding: exactly what unpack() undoes.
inline constexpr std::string_view codings_offered = "gzip, deflate, br, zstd";

/// Undoes the codings that Content-Encoding lists (RFC 9110, 8.4; the last was applied last), five at most. In: the
/// bytes as they came, hostile, and their share. Out: in the same string what the server had before it packed them, at
/// most `most` bytes, counted by the share. While it runs, the packed bytes are there beside them, and count no longer:
/// of two bodies as large as one may be, the budget need not have room for both. Time grows
/// linearly with `most`; a window of zstd is at most 8 MiB, as RFC 9659 has it. libdeflate does what is sound, sooner
/// than zlib, which libcurl would use; zlib what is cut off. Pure; any thread.
Unpacking unpack(std::string_view codings, std::string& body, std::size_t most, Share& share);

}  // namespace alleged::poll
