#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace alleged::cli {

/// All bytes of a file, or of standard input for "-". Throws std::runtime_error naming the file.
std::string read_input(const std::string& path);

/// Calls `use` with each line that is not blank; what it throws is thrown on as std::runtime_error with file and line.
void each_line(const std::string& path, std::string_view bytes, const std::function<void(std::string_view)>& use);

}  // namespace alleged::cli
