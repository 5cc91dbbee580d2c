#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace alleged {

/// One allegation as a mail tells it: names for people, codes resolved.
struct AlertLine {
  std::string accused;   ///< "China"; "a foreign party that the story does not name"
  std::string target;    ///< "United States"; empty when the story does not tell
  std::string election;  ///< "2024 United States presidential election", or as much as is known; may be empty
  std::string accuser;   ///< may be empty
  std::string stance;    ///< code of alleged.stance
  std::string said_by;   ///< may be empty
  std::vector<std::string> actors;
  std::string quote;
  double confidence = 0;
};

/// One mail to be sent: what is new in one story for one subscription.
struct Alert {
  std::int64_t id = 0;
  std::string message_id;  ///< left part; fixed when the alert was stored
  std::string address;
  std::string outlet;
  std::string title;
  std::string url;
  std::string published;     ///< RFC 3339 or empty
  std::int64_t created = 0;  ///< seconds since the epoch: the mail's Date
  int attempts = 0;          ///< before this one
  std::vector<AlertLine> lines;
};

/// What came of one try to send a mail.
struct Delivery {
  enum class Kind {
    sent,     ///< the server took it
    delayed,  ///< try again later
    refused   ///< the server will never take it
  };
  std::int64_t alert = 0;
  Kind kind = Kind::delayed;
  std::string failure;          ///< for a person, one line; empty when sent
  int attempts = 0;             ///< with this one
  bool server_trouble = false;  ///< delayed by what the server would say to any mail, not of this one
};

}  // namespace alleged
