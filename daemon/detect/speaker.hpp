#pragma once

#include <cstddef>
#include <vector>

#include "daemon/detect/party.hpp"

namespace alleged::detect {

/// Every person, body and state that a sentence names, in reading order; at most 24.
std::vector<Speaker> named_in(const Passage& passage);

/// The party named by the phrase that ends just before unit `at` (a verb, or a noun with a possessor), looking past
/// adverbs and an apposition between commas; nobody when there is no such phrase.
Speaker speaker_before(const Passage& passage, std::size_t at);

/// "The minister of the interior, Jane Doe.": the comma before her name; `lead`, the word before the phrase, where no
/// name ends it so, or one stands before the comma.
std::size_t past_office(const std::vector<Unit>& units, std::size_t lead);

/// Where the phrase ends that stands before a time: "X on Thursday said", "X late on 5 May 2024 said". Unit `end` where
/// none does.
std::size_t before_when(const std::vector<Unit>& units, std::size_t end);

/// The party named by the phrase that begins just after unit `at` ("according to", "by", "said").
Speaker speaker_after(const Passage& passage, std::size_t at);

}  // namespace alleged::detect
