#include "feeds/charset.hpp"

#include "tests/unit/feeds/parsed.hpp"

namespace alleged::feeds {
namespace {

using namespace std::string_view_literals;

std::string declared(std::string_view charset, std::string_view title) {
  return "<?xml version='1.0' encoding='" + std::string(charset) + "'?><rss><channel><title>" + std::string(title) +
         "</title></channel></rss>";
}

TEST(Charset, DeclaredInTheDocument) {
  EXPECT_EQ(parsed(declared("windows-1251", "\xCD\xEE\xE2\xEE\xF1\xF2\xE8")).title, "Новости");
  EXPECT_EQ(parsed(declared("koi8-r", "\xEE\xCF\xD7\xCF\xD3\xD4\xC9")).title, "Новости");
  EXPECT_EQ(parsed(declared("gb2312", "\xD0\xC2\xCE\xC5")).title, "新闻");
  EXPECT_EQ(parsed(declared("euc-kr", "\xB4\xBA\xBD\xBA")).title, "뉴스");
}

TEST(Charset, Latin1MeansWindows1252) {
  EXPECT_EQ(parsed(declared("iso-8859-1", "\x93vot\x94 \xE9")).title, "“vot” é");
}

TEST(Charset, DeclaredByHttp) {
  const Source source{"", "text/xml; charset=\"windows-1251\""};
  EXPECT_EQ(parsed("<rss><channel><title>\xCD\xEE\xE2\xEE\xF1\xF2\xE8</title></channel></rss>", source).title,
            "Новости");
}

TEST(Charset, Utf8DocumentWinsOverAServersDefault) {
  const Source source{"", "text/xml; charset=ISO-8859-1"};
  EXPECT_EQ(parsed(declared("utf-8", "Știri"), source).title, "Știri");
}

TEST(Charset, ByteOrderMarkWinsOverEveryDeclaration) {
  EXPECT_EQ(parsed("\xEF\xBB\xBF" + declared("windows-1251", "é")).title, "é");
}

TEST(Charset, Utf16IsRecognisedWithAndWithoutAMark) {
  const std::string plain = declared("utf-16", "vote");
  std::string little;
  for (const char c : plain) little.append({c, '\0'});
  EXPECT_EQ(parsed(little).title, "vote");
  EXPECT_EQ(parsed("\xFF\xFE" + little).title, "vote");
}

TEST(Charset, DeclaredUtf16ThatIsNotIsIgnored) {
  EXPECT_EQ(parsed(declared("utf-16", "vote")).title, "vote");
}

TEST(Charset, UndeclaredUtf8IsUtf8) {
  EXPECT_EQ(parsed("<rss><channel><title>Știri</title></channel></rss>").title, "Știri");
}

TEST(Charset, UndeclaredCyrillicIsGuessed) {
  const std::string text =
      "\xC2\xFB\xE1\xEE\xF0\xFB \xE2 \xCC\xEE\xEB\xE4\xE0\xE2\xE8\xE8: \xED\xE0\xE1\xEB\xFE\xE4\xE0\xF2\xE5\xEB\xE8 "
      "\xF1\xEE\xEE\xE1\xF9\xE0\xFE\xF2 \xEE \xED\xE0\xF0\xF3\xF8\xE5\xED\xE8\xFF\xF5";
  EXPECT_EQ(parsed("<rss><channel><title>" + text + "</title></channel></rss>").title,
            "Выборы в Молдавии: наблюдатели сообщают о нарушениях");
}

TEST(Charset, OneBrokenCharacterDoesNotSpoilUtf8) {
  EXPECT_EQ(parsed(declared("utf-8", "Știri și încă știri, așa că țăranul înțelege\xC8")).title,
            "Știri și încă știri, așa că țăranul înțelege\uFFFD");
}

TEST(Charset, StrayBytesOfTheDeclaredCharsetDoNotSpoilUtf8) {
  EXPECT_EQ(parsed(declared("iso-8859-2",
                            "Głosowanie wyborców: źródła mówią, że są zagrożenia \xBF"
                            "ycia i ś"))
                .title,
            "Głosowanie wyborców: źródła mówią, że są zagrożenia życia i ś");
}

TEST(Charset, UsualTextOfASingleByteCharsetIsNotTakenForUtf8) {
  // "Ã©" is sound UTF-8 by chance, among others that are not.
  EXPECT_EQ(parsed(declared("iso-8859-1", "\xC3\xA9 \xE9 \xE8 \xE0")).title, "Ã© é è à");
}

TEST(Charset, Utf7IsNotRead) {
  EXPECT_EQ(parsed(declared("utf-7", "+AFY- ș")).title, "+AFY- ș");
}

TEST(Charset, CharsetThatMakesNoSenseOfTheBytesIsIgnored) {
  EXPECT_EQ(parsed(declared("ibm-037", "ș")).title, "ș");
}

TEST(Charset, UnknownCharsetIsNoError) {
  EXPECT_EQ(parsed(declared("x-nobody-knows", "știri")).title, "știri");
}

TEST(Charset, ParameterIsFoundInAContentType) {
  EXPECT_EQ(charset_of("text/xml; charset=koi8-r"), "koi8-r");
  EXPECT_EQ(charset_of("text/xml; Charset = \"UTF-8\"; x=y"), "UTF-8");
  EXPECT_EQ(charset_of("text/xml"), "");
}

TEST(Charset, Latin10IsKnown) {
  EXPECT_EQ(parsed(declared("ISO-8859-16",
                            "\xAA"
                            "tiri din B\xE3l\xFEi, 5 \xA4"))
                .title,
            "Știri din Bălți, 5 €");
  EXPECT_EQ(parsed(declared("latin10",
                            "\xBA"
                            "tiri"))
                .title,
            "știri");
}

}  // namespace
}  // namespace alleged::feeds
