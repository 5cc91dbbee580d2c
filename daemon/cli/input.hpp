#pragma once

#include <string>

namespace alleged::cli {

/// All bytes of a file, or of standard input for "-". Throws std::runtime_error naming the file.
std::string read_input(const std::string& path);

}  // namespace alleged::cli
