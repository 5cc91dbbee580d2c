#pragma once

#include <boost/asio/awaitable.hpp>
#include <string>

#include "daemon/alert.hpp"
#include "daemon/transfer/multi.hpp"

namespace alleged::alert {

struct MailServer {
  std::string url;  ///< smtp://host[:port] or smtps://host[:port]
  std::string from;
  std::string user;  ///< empty: no login
  std::string password;
  std::string tls;      ///< "required", "opportunistic" or "none"
  std::string ca_file;  ///< empty: the system's
};

/// Hands mails to a mail server, one after the other over one connection. In: an alert. Out: sent, delayed or refused,
/// with the reason; never throws for what a server does. Thread: the loop's.
class Sender {
 public:
  Sender(transfer::Multi& multi, MailServer server);
  ~Sender();
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;

  boost::asio::awaitable<Delivery> send(Alert alert);

 private:
  transfer::Multi& multi_;
  const MailServer server_;
  CURL* easy_;
};

}  // namespace alleged::alert
