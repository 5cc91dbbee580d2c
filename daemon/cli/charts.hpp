#pragma once

#include <string>

#include "daemon/store/overview.hpp"

namespace alleged::cli {

// Charts in SVG that stand in an HTML page: no script, no colour of their own but the page's variables, every figure in
// words too, as a <title> that pointers and screen readers find.

/// Who is told of over whose vote: a cell holds the number of independent outlets. Of the 14 accused and 14 targets
/// that most outlets tell of.
std::string matrix_chart(const store::Overview& page);

/// Reports by time: charges upwards, denials downwards.
std::string timeline_chart(const store::Overview& page);

/// Actors by the number of independent outlets that name them.
std::string actors_chart(const store::Overview& page);

}  // namespace alleged::cli
