#include "daemon/detect/personal_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

/// "Pieter van Dam", "Ursula von der Leyen": the small words go with the name behind them where another stands before.
void join_particles(std::vector<Unit>& units) {
  constexpr std::size_t most = 3;
  const auto is_name = [&](std::size_t i) {
    return i < units.size() && units[i].capital && units[i].is_plain() && !units[i].is_number();
  };
  std::size_t kept = 0;
  for (std::size_t i = 0; i < units.size(); ++i, ++kept) {
    std::size_t last = i;
    while (last < units.size() && last < i + most && units[last].is(Cue::particle) && !units[last].capital) ++last;
    Unit unit = units[i];
    if (last > i && is_name(last) && kept > 0 && is_name(kept - 1) && !units[kept - 1].possessive) {
      unit = units[last];
      unit.begin = units[i].begin;
      unit.text = std::string_view(units[i].text.data(), unit.end - unit.begin);
      i = last;
    }
    units[kept] = unit;
  }
  units.resize(kept);
}

/// How many bytes of a run of letters behind an office are its holder's name: up to a number, or a word of when or of
/// what the holder does that no list has. 0 where it begins with one.
std::size_t holder_in(std::string_view run) {
  constexpr std::array<std::string_view, 26> never_first = {"级", "級", "还", "還", "也", "则", "則", "又", "再",
                                                            "就", "已", "将", "將", "未", "不", "等", "们", "們",
                                                            "和", "与", "與", "及", "或", "的", "是", "亦"};
  constexpr std::array<std::string_view, 78> behind = {
      "昨天", "昨日", "今天", "今日", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "週一", "週二",
      "週三", "週四", "週五", "週六", "週日", "星期", "日前", "近日", "近期", "目前", "去年", "今年", "上周",
      "上週", "上月", "本周", "本週", "随后", "隨後", "随即", "隨即", "当天", "當天", "当日", "當日", "同日",
      "早前", "此前", "稍早", "再次", "同时", "同時", "曾公", "曾经", "曾經", "之后", "之後", "会晤", "會晤",
      "会见", "會見", "访问", "訪問", "出席", "参加", "參加", "召开", "召開", "发表", "發表", "提出", "办公",
      "辦公", "会议", "會議", "候选", "候選", "通话", "通話", "电话", "電話", "以及", "率团", "率團", "公开"};
  if (std::any_of(never_first.begin(), never_first.end(), [&](auto word) { return run.starts_with(word); })) return 0;
  std::size_t end = run.size();
  for (const std::string_view word : behind) end = std::min(end, run.find(word));
  return std::min(end, run.find_first_of("0123456789"));
}

/// The dot between two names of one person that begins a run of letters; 0 where none does.
std::size_t dot_in(std::string_view run) {
  for (const std::string_view dot : {"\u00B7", "\u2027", "\u30FB"}) {
    if (run.starts_with(dot)) return dot.size();
  }
  return 0;
}

/// "外交部發言人維隆斯基在記者會上指出": an office, a name, and not far behind them a verb of speech.
void part_holders(std::vector<Unit>& units) {
  constexpr std::size_t shortest = 2;  // letters
  constexpr std::size_t longest = 8;   // of each part
  constexpr std::size_t reach = 8;     // units
  constexpr Kinds speech = kind_bit(Kind::say) | kind_bit(Kind::warn) | kind_bit(Kind::accuse) | kind_bit(Kind::find) |
                           kind_bit(Kind::deny) | kind_bit(Kind::dispute);
  const auto speaks = [&](std::size_t at) {
    const auto first = units.begin() + static_cast<std::ptrdiff_t>(at);
    const auto last = units.begin() + static_cast<std::ptrdiff_t>(std::min(units.size(), at + reach));
    return std::any_of(first, last, [](const Unit& unit) { return unit.is_any(speech); });
  };
  std::vector<Unit> parted;
  parted.reserve(units.size() + 1);
  for (std::size_t i = 0; i < units.size(); ++i) {
    parted.push_back(units[i]);
    const bool behind_office = i > 0 && units[i - 1].is(Kind::title) && !units[i - 1].possessive &&
                               units[i - 1].end == units[i].begin && units[i].is_plain();
    std::size_t size = behind_office ? holder_in(units[i].text) : 0;
    const std::size_t letters = code_points(units[i].text.substr(0, size));
    if (letters < shortest || letters > longest || !speaks(i)) continue;
    // "菲奥娜·哈格里夫斯": each name of a foreigner behind a dot.
    std::size_t last = i;
    while (size == units[last].text.size() && last + 1 < units.size() && units[last + 1].is_plain()) {
      const std::size_t dot = dot_in(units[last + 1].text);
      const std::size_t part = dot == 0 ? 0 : holder_in(units[last + 1].text.substr(dot));
      if (part == 0 || code_points(units[last + 1].text.substr(dot, part)) > longest) break;
      ++last;
      size = dot + part;
    }
    Unit& name = parted.back();
    name.capital = true;
    name.end = units[last].begin + static_cast<std::uint32_t>(size);
    name.text = std::string_view(name.text.data(), name.end - name.begin);
    name.possessive = size == units[last].text.size() && units[last].possessive;
    if (size < units[last].text.size()) {
      Unit rest = units[last];
      rest.begin = name.end;
      rest.text.remove_prefix(size);
      parted.push_back(rest);
    }
    i = last;
  }
  units = std::move(parted);
}

}  // namespace

void settle_personal_names(std::vector<Unit>& units, const Tongue& tongue) {
  if (tongue.spaced) {
    join_particles(units);
  } else {
    part_holders(units);
  }
}

}  // namespace alleged::detect
