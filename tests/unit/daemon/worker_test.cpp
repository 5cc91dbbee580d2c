#include "daemon/worker.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "tests/unit/daemon/scratch.hpp"

namespace alleged {
namespace {

// By hand: std::regex warns under g++ 12's AddressSanitizer (GCC bug 105562), and warnings are errors here.
bool is_uuid(const std::string& text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (is_dash ? text[i] != '-' : std::string_view("0123456789abcdef").find(text[i]) == std::string_view::npos)
      return false;
  }
  return true;
}

std::string id_in(const std::string& folder) {
  return Worker(folder).id();
}

TEST(Worker, HasAUuid) {
  const Scratch folder;
  EXPECT_TRUE(is_uuid(id_in(folder.path())));
}

TEST(Worker, KeepsItsIdentityFromRunToRun) {
  const Scratch folder;
  const std::string first = id_in(folder.path());
  EXPECT_EQ(id_in(folder.path()), first);
}

TEST(Worker, HasAnotherIdentityInAnotherFolder) {
  const Scratch one, other;
  EXPECT_NE(id_in(one.path()), id_in(other.path()));
}

TEST(Worker, MakesItsFolder) {
  const Scratch folder;
  const std::string first = id_in(folder.path("state"));
  EXPECT_EQ(id_in(folder.path("state")), first);
}

TEST(Worker, ASecondHolderIsRefusedAndToldWhy) {
  const Scratch folder;
  const Worker first(folder.path());
  try {
    const Worker second(folder.path());
    FAIL() << "held twice";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("another alleged is running with this folder"), std::string::npos)
        << error.what();
  }
}

TEST(Worker, ARefusedHolderDoesNotEndTheFirstOnesHold) {
  const Scratch folder;
  auto first = std::make_unique<Worker>(folder.path());
  const std::string id = first->id();
  EXPECT_THROW(Worker(folder.path()), std::runtime_error);
  EXPECT_THROW(Worker(folder.path()), std::runtime_error);
  first.reset();
  EXPECT_EQ(id_in(folder.path()), id);
}

TEST(Worker, AnIdentityThatIsNoneIsMadeAnew) {
  for (const char* junk :
       {"", "\n", "worker one", "00000000-0000-0000-0000-00000000000", "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz"}) {
    const Scratch folder;
    folder.file("worker", junk);
    const std::string id = id_in(folder.path());
    EXPECT_TRUE(is_uuid(id)) << junk;
    EXPECT_EQ(id_in(folder.path()), id) << junk;
  }
}

TEST(Worker, AFolderThatCannotBeUsedIsToldWithTheSettingThatNamesIt) {
  const Scratch folder;
  folder.file("taken", "");
  for (const char* name : {"taken", "no/such/parent"}) {
    try {
      const Worker worker(folder.path(name));
      FAIL() << name;
    } catch (const std::runtime_error& error) {
      EXPECT_NE(std::string(error.what()).find("state_dir"), std::string::npos) << error.what();
    }
  }
}

}  // namespace
}  // namespace alleged
