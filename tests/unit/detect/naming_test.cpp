#include "daemon/eval/naming.hpp"

#include <gtest/gtest.h>

#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

using eval::same_party;

TEST(Naming, IsTheSameWithOfficeCountryOrAccents) {
  EXPECT_TRUE(same_party("Robert Mueller", "special counsel Robert S. Mueller III"));
  EXPECT_TRUE(same_party("FBI", "the F.B.I."));
  EXPECT_TRUE(same_party("Călin Georgescu", "Calin Georgescu"));
  EXPECT_TRUE(same_party("US officials", "officials"));
  EXPECT_FALSE(same_party("Robert Mueller", "Robert Hur"));
  EXPECT_FALSE(same_party("US officials", "UK officials"));
  EXPECT_FALSE(same_party("", "officials"));
}

TEST(Naming, ReadsBeyondAPossessor) {
  EXPECT_TRUE(same_party("Mueller's", "Robert Mueller"));
  EXPECT_TRUE(same_party("Kosovo’s interior ministry", "interior ministry"));
  EXPECT_FALSE(same_party("Georgia's electoral court", "Georgia's interior ministry"));
  EXPECT_TRUE(same_party("O'Brien", "Robert O’Brien"));
  EXPECT_FALSE(same_party("O'Brien", "O'Neill"));
}

TEST(Accuser, OfAnOfficeIsWhoeverTheStorySaysHoldsIt) {
  EXPECT_EQ(
      first("China meddles in the US election, security adviser says",
            "China is meddling in the presidential election, the US national security adviser, Robert O’Brien, said on "
            "Friday.")
          .accuser,
      "Robert O’Brien");
  const auto says = [](const std::string& beside) {
    return first("Iran meddled in the US election",
                 "The CIA director said on Tuesday that Iran had meddled in the presidential election. " + beside)
        .accuser;
  };
  EXPECT_EQ(says("John Carver, the director of the CIA, is to testify today."), "John Carver");
  EXPECT_EQ(says("John Brennan, the former director of the CIA, is to testify today."), "CIA director");
  EXPECT_EQ(says("The deputy CIA director, John Carver, is to testify today."), "CIA director");
  EXPECT_EQ(says("The CIA director, John Carver, and the CIA director, Jane Roe, are to testify today."),
            "CIA director");
}

TEST(Accuser, IsNotWhoeverServesAnOffice) {
  EXPECT_EQ(
      first("US meddled in the Russian election",
            "The Russian president said the United States meddled in the Russian election. The Russian president's "
            "adviser, Ivan Petrenko, was present.")
          .accuser.find("Petrenko"),
      std::string::npos);
  EXPECT_EQ(
      first("Iran meddled in the US election",
            "The US secretary of state said on Tuesday that Iran meddled in the presidential election. The US deputy "
            "secretary of state, John Carver, was in Oslo.")
          .accuser.find("Carver"),
      std::string::npos);
}

}  // namespace
}  // namespace alleged::detect
