#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <variant>

#include "feeds/parse.hpp"

namespace alleged::feeds {

/// The document in the bytes; a failure of the running test and an empty document if there is none.
inline Document parsed(std::string_view bytes, const Source& source = {}) {
  std::variant<Document, Unreadable> result = parse(bytes, source);
  if (const auto* unreadable = std::get_if<Unreadable>(&result)) {
    ADD_FAILURE() << unreadable->reason;
    return {};
  }
  return std::get<Document>(std::move(result));
}

/// The first entry of the document; a failure of the running test and an empty entry if there is none.
inline Entry first_entry(std::string_view bytes, const Source& source = {}) {
  Document document = parsed(bytes, source);
  if (document.entries.empty()) {
    ADD_FAILURE() << "no entries";
    return {};
  }
  return document.entries.front();
}

/// An RSS 2.0 document with one item that holds `inside`.
inline std::string rss_item(std::string_view inside) {
  return "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><item>" +
         std::string(inside) + "</item></channel></rss>";
}

/// An Atom 1.0 document with one entry that holds `inside`.
inline std::string atom_entry(std::string_view inside) {
  return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>" + std::string(inside) + "</entry></feed>";
}

/// Why the bytes are no feed; a failure of the running test if they are one.
inline std::string reason(std::string_view bytes) {
  const std::variant<Document, Unreadable> result = parse(bytes, {});
  if (const auto* unreadable = std::get_if<Unreadable>(&result)) return unreadable->reason;
  ADD_FAILURE() << "it was read as a feed";
  return {};
}

/// A moment in UTC.
inline Time utc(int year, unsigned month, unsigned day, int hour = 0, int minute = 0, int second = 0) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
         std::chrono::seconds(second);
}

}  // namespace alleged::feeds
