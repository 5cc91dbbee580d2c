#include "daemon/builtin.hpp"

#include <stdexcept>
#include <string>

namespace alleged {

std::string_view builtin(std::string_view path) {
  for (const BuiltinFile& file : builtin_files())
    if (file.path == path) return file.bytes;
  throw std::out_of_range("not compiled in: " + std::string(path));
}

}  // namespace alleged
