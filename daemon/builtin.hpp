#pragma once

#include <span>
#include <string_view>

namespace alleged {

/// A data file of the source tree that was compiled into the binary (see cmake/embed.cmake).
struct BuiltinFile {
  std::string_view path;  ///< relative to the project's root, e.g. "schema/reference/countries.tsv"
  std::string_view bytes;
};

/// All of them, in the order of the build's list.
std::span<const BuiltinFile> builtin_files();

/// The bytes of one. Throws std::out_of_range naming the path when the build does not list it (a programming error).
std::string_view builtin(std::string_view path);

}  // namespace alleged
