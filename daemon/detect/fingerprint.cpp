#include "daemon/detect/fingerprint.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>

#include "daemon/detect/form.hpp"
#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

// Lengths in half words, since a character of an unspaced script counts as one half.
constexpr std::size_t shingle_length = 6;
constexpr std::size_t key_length = 12;
constexpr std::size_t text_length = 256;
constexpr std::size_t lead_length = 64;

constexpr std::size_t title_keys = 4;
constexpr std::size_t lead_keys = 6;
constexpr std::size_t keys_of_all = 6;

struct Token {
  std::uint64_t hash;
  std::size_t length;  // in half words
};

/// The finalizer of splitmix64: spreads every input bit over all output bits.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31U);
}

/// The first tokens of a text, until they are `limit` half words long.
std::vector<Token> tokens(std::string_view text, std::size_t limit) {
  std::vector<Token> found;
  std::size_t length = 0;
  std::uint64_t word = 0;
  const auto end_word = [&] {
    if (word != 0) {
      found.push_back({word, 2});
      length += 2;
    }
    word = 0;
  };
  for (std::size_t at = 0; at < text.size() && length < limit;) {
    const char32_t c = next_point(text, at);
    if (is_unspaced(c) && u_isalnum(static_cast<UChar32>(c)) != 0) {
      end_word();
      found.push_back({mixed(c), 1});
      ++length;
    } else if (u_isalnum(static_cast<UChar32>(c)) != 0) {
      word = mixed(word + folded(c) + 1);
    } else if (c != U'\'' && c != U'\u2019') {
      end_word();
    }
  }
  if (length < limit) end_word();
  return found;
}

/// Hashes of the runs of `run` half words that begin in the first `limit`.
std::vector<std::int32_t> shingles(const std::vector<Token>& tokens, std::size_t run, std::size_t limit) {
  std::vector<std::int32_t> found;
  std::size_t before = 0;
  for (std::size_t begin = 0; begin < tokens.size() && before < limit; before += tokens[begin++].length) {
    std::uint64_t hash = 0;
    std::size_t length = 0;
    std::size_t end = begin;
    for (; end < tokens.size() && length < run; ++end) {
      hash = mixed(hash * 3 + tokens[end].hash);
      length += tokens[end].length;
    }
    if (length < run) break;
    found.push_back(static_cast<std::int32_t>(static_cast<std::uint32_t>(hash)));
  }
  return found;
}

void sort_once(std::vector<std::int32_t>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

void add_smallest(std::vector<std::int32_t> values, std::size_t count, std::vector<std::int32_t>& keys) {
  sort_once(values);
  values.resize(std::min(values.size(), count));
  keys.insert(keys.end(), values.begin(), values.end());
}

}  // namespace

Fingerprint fingerprint(std::string_view title, std::string_view text) {
  const std::vector<Token> head = tokens(title, text_length);
  const std::vector<Token> body = tokens(text, text_length);

  Fingerprint print;
  print.shingles = shingles(body, shingle_length, text_length);
  const auto of_title = shingles(head, shingle_length, text_length);
  print.shingles.insert(print.shingles.end(), of_title.begin(), of_title.end());
  sort_once(print.shingles);
  // A title alone, a cut text and a whole one must each find the others.
  add_smallest(shingles(head, key_length, text_length), title_keys, print.keys);
  add_smallest(shingles(body, key_length, lead_length), lead_keys, print.keys);
  add_smallest(shingles(body, key_length, text_length), keys_of_all, print.keys);
  sort_once(print.keys);
  return print;
}

}  // namespace alleged::detect
