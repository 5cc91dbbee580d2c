#include "daemon/detect/naming.hpp"

#include <gtest/gtest.h>

#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

TEST(Naming, IsTheSameWithOfficeCountryOrAccents) {
  EXPECT_TRUE(same_party("Robert Mueller", "special counsel Robert S. Mueller III"));
  EXPECT_TRUE(same_party("FBI", "the F.B.I."));
  EXPECT_TRUE(same_party("Kilicdaroglu", "Kemal Kılıçdaroğlu") == same_party("Kılıçdaroğlu", "Kemal Kilicdaroglu"));
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

TEST(Naming, SaysWhichIsFuller) {
  EXPECT_TRUE(Naming("Robert Mueller").is_fuller(Naming("special counsel Mueller")));
  EXPECT_FALSE(Naming("special counsel Mueller").is_fuller(Naming("Mueller")));
}

TEST(Accuser, OfAnOfficeIsWhoeverTheStorySaysHoldsIt) {
  EXPECT_EQ(first("China meddles in the US election, security adviser says",
                  "China is meddling in the presidential election, the US national security adviser, Robert O’Brien, said on "
                  "Friday.")
                .accuser,
            "Robert O’Brien");
  EXPECT_EQ(first("Iran meddled in the US election",
                  "The CIA director said on Tuesday that Iran had meddled in the presidential election. John Brennan, the "
                  "former director of the CIA, is to testify today.")
                .accuser,
            "John Brennan");
}

}  // namespace
}  // namespace alleged::detect
