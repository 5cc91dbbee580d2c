#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace alleged::poll {

/// The most of a robots.txt that is read: RFC 9309, 2.5.
constexpr std::size_t most_of_robots = 500 << 10;
/// So many rules for one robot are held against an address, which takes 40 ms at worst. Who has more lets nobody in.
constexpr std::size_t most_rules = 5'000;

/// What a robots.txt says to one robot (RFC 9309). Nothing is forbidden by one that is empty.
class Robots {
 public:
  Robots() = default;

  /// Takes the rules of every group for `product` ("alleged", in any case), else those of the groups for "*". Bytes as
  /// hostile as a page's: what is no rule is passed over, in linear time.
  Robots(std::string_view bytes, std::string_view product);

  /// Whether an address may be asked for. The longest rule that matches decides, of two alike the one that allows.
  /// Never throws; costs at most the address's length for each of most_rules, however many "*" they have.
  bool allows(std::string_view url) const;

  /// The Crawl-delay, which is in no standard: the least time between two requests; at most a minute, 0 if not given.
  std::chrono::seconds delay() const { return delay_; }

  /// Bytes of memory, about.
  std::size_t size() const;

 private:
  struct Rule {
    std::string pattern;  ///< normalised; "*" is any text
    bool allows = false;
    bool to_the_end = false;  ///< it had a "$" at its end
  };
  static bool matches(const Rule& rule, std::string_view path);

  std::vector<Rule> rules_;
  std::chrono::seconds delay_{0};
};

}  // namespace alleged::poll
