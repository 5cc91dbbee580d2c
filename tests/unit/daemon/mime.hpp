#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace alleged::mime {

inline std::string from_base64(std::string_view text) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const auto digit = digits.find(c);
    if (digit == std::string_view::npos) continue;
    bits = (bits << 6 | static_cast<unsigned>(digit)) & 0xFFFFFFU;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFFU);
  }
  return out;
}

inline std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t end; (end = text.find(separator)) != std::string_view::npos;
       text.remove_prefix(end + separator.size()))
    parts.emplace_back(text.substr(0, end));
  parts.emplace_back(text);
  return parts;
}

/// A header's text with its RFC 2047 words (UTF-8, B) decoded and the space between two of them dropped.
inline std::string decoded(const std::string& value) {
  std::string out;
  for (const std::string& word : split(value, " ")) {
    if (word.starts_with("=?UTF-8?B?") && word.ends_with("?="))
      out += from_base64(std::string_view(word).substr(10, word.size() - 12));
    else
      out += word;
  }
  return out;
}

/// A mail or a part of one as a mail reader takes it apart; header values unfolded, as written.
struct Part {
  std::vector<std::string> names;  ///< in order
  std::map<std::string, std::string> headers;
  std::string body;
};

inline Part part_of(std::string_view text) {
  const auto end = text.find("\r\n\r\n");
  Part part;
  std::string name;
  for (const std::string& line : split(text.substr(0, end), "\r\n")) {
    if (line.starts_with(' ') || line.starts_with('\t')) {
      part.headers[name] += line;
      continue;
    }
    name = line.substr(0, line.find(':'));
    part.names.push_back(name);
    part.headers[name] = line.size() > name.size() + 2 ? line.substr(name.size() + 2) : "";
  }
  if (end != std::string_view::npos) part.body = text.substr(end + 4);
  return part;
}

/// The parts of a multipart mail, bodies decoded.
inline std::vector<Part> parts_of(const Part& mail) {
  const std::string& type = mail.headers.at("Content-Type");
  const auto begin = type.find("boundary=\"") + 10;
  const std::string line = "--" + type.substr(begin, type.find('"', begin) - begin);
  std::vector<Part> parts;
  for (const std::string& piece : split("\r\n" + mail.body, "\r\n" + line)) {
    if (piece.empty() || piece.starts_with("--")) continue;  // before the first, and behind the last
    parts.push_back(part_of(std::string_view(piece).substr(2)));
    parts.back().body = from_base64(parts.back().body);
  }
  return parts;
}

}  // namespace alleged::mime
