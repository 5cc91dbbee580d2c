#include "daemon/alert/message.hpp"

#include <boost/beast/core/detail/base64.hpp>
#include <ctime>
#include <set>
#include <string_view>

#include "daemon/alert/wording.hpp"

namespace alleged::alert {

namespace {

std::string base64(std::string_view bytes) {
  std::string out(boost::beast::detail::base64::encoded_size(bytes.size()), '\0');
  out.resize(boost::beast::detail::base64::encode(out.data(), bytes.data(), bytes.size()));
  return out;
}

/// Lines of 76 characters, as RFC 2045 asks.
std::string base64_body(std::string_view text) {
  const std::string encoded = base64(text);
  std::string out;
  for (std::size_t i = 0; i < encoded.size(); i += 76) out += encoded.substr(i, 76) + "\r\n";
  return out;
}

/// An RFC 2047 header value: words of at most 39 bytes of UTF-8 each, cut between characters, so that no line is longer
/// than 76 with "Subject: " before it.
std::string header_text(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t length = std::min<std::size_t>(39, text.size());
    while (length < text.size() && length > 1 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) --length;
    out += (out.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(text.substr(0, length)) + "?=";
    text.remove_prefix(length);
  }
  return out;
}

/// An address as it may stand in a header. The schema admits no other; this is for whatever comes by another way.
std::string header_address(std::string_view address) {
  std::string out;
  for (const char c : address)
    if (static_cast<unsigned char>(c) > 0x20 && c != 0x7f && c != '<' && c != '>') out += c;
  return out;
}

std::string date_header(std::int64_t seconds) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm utc{};
  gmtime_r(&time, &utc);
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char out[64];
  std::snprintf(out, sizeof out, "%s, %02d %s %04d %02d:%02d:%02d +0000", days[utc.tm_wday], utc.tm_mday,
                months[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
  return out;
}

}  // namespace

std::string subject(const Alert& alert) {
  std::string text;
  if (!alert.lines.empty()) {
    const AlertLine& first = alert.lines.front();
    text = headline(first);
    std::set<std::string> all;
    for (const AlertLine& line : alert.lines) all.insert(headline(line));
    if (all.size() > 1) text += " and " + std::to_string(all.size() - 1) + " more";
  } else {
    text = "New allegation";
  }
  return text + " (" + alert.outlet + ")";
}

std::string message(const Alert& alert, const std::string& from) {
  const std::string boundary = "alleged-" + alert.message_id;
  const std::string domain = header_address(from.substr(from.find('@') + 1));
  std::string out;
  out += "Date: " + date_header(alert.created) + "\r\n";
  out += "From: alleged <" + header_address(from) + ">\r\n";
  out += "To: <" + header_address(alert.address) + ">\r\n";
  out += "Subject: " + header_text(subject(alert)) + "\r\n";
  out += "Message-ID: <" + alert.message_id + "@" + domain + ">\r\n";
  out += "Auto-Submitted: auto-generated\r\n";
  out += "Precedence: bulk\r\n";
  out += "MIME-Version: 1.0\r\n";
  out += "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n\r\n";
  for (const auto& [type, body] :
       {std::pair<const char*, std::string>{"plain", plain_text(alert)}, {"html", html_text(alert)}}) {
    out += "--" + boundary + "\r\n";
    out += std::string("Content-Type: text/") + type + "; charset=utf-8\r\n";
    out += "Content-Transfer-Encoding: base64\r\n\r\n";
    out += base64_body(body);
  }
  return out + "--" + boundary + "--\r\n";
}

}  // namespace alleged::alert
