#include "daemon/detect/dictionary.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

using Found = std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>>;

Found found(const std::vector<std::string>& forms, std::string_view text) {
  Found all;
  Dictionary(forms).each(text, [&](const Occurrence& o) {
    all.emplace_back(o.begin, o.form, o.end);
    return false;
  });
  std::sort(all.begin(), all.end());
  return all;
}

/// A word may begin after a boundary, and beside a character of a script without blanks; a sign is a word.
bool begins_word(std::string_view text, std::size_t at) {
  std::size_t here = at;
  if (boundary_before(text, at) || boundary_after(text, at) || is_unspaced(next_point(text, here))) return true;
  std::size_t before = at - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0U) == 0x80U) --before;
  return is_unspaced(next_point(text, before));
}

/// What the dictionary should find, by trying every form at every place.
Found tried(const std::vector<std::string>& forms, std::string_view text) {
  Found all;
  for (std::size_t at = 0; at < text.size(); next_point(text, at)) {
    if (text[at] == ' ' || text[at] == '\n' || !begins_word(text, at)) continue;
    for (std::uint32_t form = 0; form < forms.size(); ++form) {
      if (const auto end = end_of(folded_form(forms[form]), text, at); end && !forms[form].empty())
        all.emplace_back(at, form, *end);
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<std::string> texts_of(const Found& all, std::string_view text) {
  std::vector<std::string> result;
  for (const auto& [begin, form, end] : all) result.emplace_back(text.substr(begin, end - begin));
  return result;
}

std::vector<std::string> texts(const std::vector<std::string>& forms, std::string_view text) {
  return texts_of(found(forms, text), text);
}

using Texts = std::vector<std::string>;

TEST(Dictionary, FindsAFormInAnyCaseBetweenWordBoundaries) {
  EXPECT_EQ(texts({"vote"}, "Vote, VOTE; votes devote (vote)"), (Texts{"Vote", "VOTE", "vote"}));
}

TEST(Dictionary, AStarStandsForAnEndingAndTwoForAnyLetters) {
  EXPECT_EQ(texts({"vot*"}, "vote voting voters' voting-booth votifying"),
            (Texts{"vote", "voting", "voters", "voting"}));
  EXPECT_EQ(texts({"vot**"}, "votifying"), Texts{"votifying"});
  EXPECT_EQ(texts({"a*"}, "a an and ands alarm"), (Texts{"a", "an", "and", "ands"}));
}

TEST(Dictionary, AGapIsBlanksOrAHyphen) {
  EXPECT_EQ(texts({"troll farm"},
                  "troll farm, troll  farm, troll-farm, troll\n farm, troll\u00A0farm, troll. farm, trollfarm"),
            (Texts{"troll farm", "troll  farm", "troll-farm", "troll\n farm", "troll\u00A0farm"}));
}

TEST(Dictionary, FindsFormsThatBeginWithACommonWord) {
  EXPECT_EQ(texts({"in", "in the run-up to", "the"}, "in the run-up to the vote"),
            (Texts{"in", "in the run-up to", "the", "the"}));
  EXPECT_EQ(texts({"a sueldo", "a Ünder"}, "a sueldo, a ünder, a other"), (Texts{"a sueldo", "a ünder"}));
}

TEST(Dictionary, FindsWordsThatBeginBeyondAscii) {
  EXPECT_EQ(
      texts({"вмешательств* в выборы", "ingérence", "élection"}, "«Вмешательства в выборы», l’Élection; l'ingérence"),
      (Texts{"Вмешательства в выборы", "Élection", "ingérence"}));
}

TEST(Dictionary, FindsWordsOfAScriptWithoutBlanksWithinItsText) {
  EXPECT_EQ(texts({"选举", "干预", "中国"}, "中国干预美国选举"), (Texts{"中国", "干预", "选举"}));
}

TEST(Dictionary, FindsASign) {
  EXPECT_EQ(texts({"&"}, "A & B, AT&T"), Texts{"&"}) << "what adjoins belongs to it";
}

TEST(Dictionary, EndsWhereItIsTold) {
  std::size_t seen = 0;
  const std::vector<std::string> forms = {"a"};
  Dictionary(forms).each("a a a a", [&](const Occurrence&) { return ++seen == 2; });
  EXPECT_EQ(seen, 2U);
}

// Words are read eight and sixty-four bytes at a time: whatever stands at the edges, the same is found as by trying.
TEST(Dictionary, FindsInAnyTextWhatTryingEveryPlaceFinds) {
  // As data files write forms, and as texts have more of.
  const std::vector<std::string> in_forms = {
      "a", "in", "the", "vote", "votes", "interfer", "interference", "é", "ж",    "выбор", "选", "举", "'",
      "’", "-",  " ",   " ",    "&",     "0",        "2024",         ".", "U.S.", "A",     "ß"};
  std::vector<std::string> in_texts = in_forms;
  in_texts.insert(in_texts.end(), {" ", " ", " ", "\n", "\u00A0", "_", "<p>", "«"});
  const std::vector<std::string> tails = {"", "", "", "*", "**"};
  std::mt19937 random(20261127);  // any number; the same each time
  const auto one_of = [&](const std::vector<std::string>& list) {
    return list[std::uniform_int_distribution<std::size_t>(0, list.size() - 1)(random)];
  };
  const auto joined = [&](const std::vector<std::string>& pieces, std::size_t most) {
    std::string text;
    for (std::size_t i = std::uniform_int_distribution<std::size_t>(1, most)(random); i > 0; --i)
      text += one_of(pieces);
    return text;
  };
  std::size_t seen = 0;
  for (int round = 0; round < 2'000; ++round) {
    std::vector<std::string> forms;
    for (int i = 0; i < 30; ++i) {
      std::string form = joined(in_forms, 3);
      while (form.find("  ") != form.npos) form.erase(form.find("  "), 1);
      while (form.starts_with(' ')) form.erase(0, 1);
      while (form.ends_with(' ')) form.pop_back();
      if (!form.empty() && std::none_of(forms.begin(), forms.end(), [&](const auto& f) { return f == form; }))
        forms.push_back(form + one_of(tails));
    }
    const std::string text = joined(in_texts, 80);
    const Found all = found(forms, text);
    ASSERT_EQ(texts_of(all, text), texts_of(tried(forms, text), text)) << text;
    seen += all.size();
  }
  EXPECT_GT(seen, 10'000U) << "the test is of no use when nothing occurs";
}

}  // namespace
}  // namespace alleged::detect
