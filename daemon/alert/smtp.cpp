#include "daemon/alert/smtp.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string_view>

#include "daemon/alert/message.hpp"

namespace alleged::alert {
namespace asio = boost::asio;

namespace {

struct Upload {
  std::string text;
  std::size_t sent = 0;
};

std::size_t on_read(char* buffer, std::size_t size, std::size_t count, void* source) {
  auto& upload = *static_cast<Upload*>(source);
  const std::size_t part = std::min(size * count, upload.text.size() - upload.sent);
  std::memcpy(buffer, upload.text.data() + upload.sent, part);
  upload.sent += part;
  return part;
}

std::string reason(CURLcode code, long reply) {
  if (reply >= 400) return "the mail server answered " + std::to_string(reply);
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return "no address is known for the mail server";
    case CURLE_COULDNT_CONNECT:
      return "the mail server does not answer";
    case CURLE_LOGIN_DENIED:
      return "the mail server refused the login (alert.user, alert.password)";
    case CURLE_USE_SSL_FAILED:
      return "the mail server offers no TLS (alert.tls is required)";
    case CURLE_PEER_FAILED_VERIFICATION:
      return "the mail server's certificate is not trusted (alert.ca_file)";
    case CURLE_OPERATION_TIMEDOUT:
      return "the mail server took too long";
    default:
      break;
  }
  return curl_easy_strerror(code);
}

/// Whether the server spoke of this one mail: its recipient (RCPT) or its content (DATA). What it says to the
/// connection, the login or the sender it would say to every mail, and that is for the operator to mend while the mails
/// wait. libcurl tells the command in its error text alone.
bool is_about_mail(CURLcode code, long reply, std::string_view error) {
  if (code == CURLE_WEIRD_SERVER_REPLY) return reply >= 400;  // the answer after the content
  return code == CURLE_SEND_ERROR && reply >= 400 && (error.starts_with("RCPT") || error.starts_with("DATA"));
}

}  // namespace

Sender::Sender(transfer::Multi& multi, MailServer server)
    : multi_(multi), server_(std::move(server)), easy_(curl_easy_init()) {
  if (easy_ == nullptr) throw std::runtime_error("libcurl gave no handle");
}

Sender::~Sender() {
  curl_easy_cleanup(easy_);
}

asio::awaitable<Delivery> Sender::send(Alert alert) {
  const auto upload = std::make_unique<Upload>();
  upload->text = message(alert, server_.from);
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
      curl_slist_append(nullptr, ("<" + alert.address + ">").c_str()), &curl_slist_free_all);
  curl_easy_reset(easy_);
  curl_easy_setopt(easy_, CURLOPT_URL, server_.url.c_str());
  curl_easy_setopt(easy_, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy_, CURLOPT_QUICK_EXIT, 1L);  // see poll/fetch.cpp
  curl_easy_setopt(easy_, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(easy_, CURLOPT_PROXY, "");  // neither poll.proxy nor the environment's
  curl_easy_setopt(easy_, CURLOPT_MAIL_FROM, ("<" + server_.from + ">").c_str());
  curl_easy_setopt(easy_, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(easy_, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(easy_, CURLOPT_READFUNCTION, &on_read);
  curl_easy_setopt(easy_, CURLOPT_READDATA, upload.get());
  curl_easy_setopt(easy_, CURLOPT_CONNECTTIMEOUT, 15L);
  curl_easy_setopt(easy_, CURLOPT_TIMEOUT, 60L);
  const long tls = server_.tls == "required" ? CURLUSESSL_ALL
                   : server_.tls == "none"   ? CURLUSESSL_NONE
                                             : CURLUSESSL_TRY;
  curl_easy_setopt(easy_, CURLOPT_USE_SSL, tls);
  if (!server_.ca_file.empty()) curl_easy_setopt(easy_, CURLOPT_CAINFO, server_.ca_file.c_str());
  if (!server_.user.empty()) {
    curl_easy_setopt(easy_, CURLOPT_USERNAME, server_.user.c_str());
    curl_easy_setopt(easy_, CURLOPT_PASSWORD, server_.password.c_str());
  }

  char error[CURL_ERROR_SIZE] = {};
  curl_easy_setopt(easy_, CURLOPT_ERRORBUFFER, error);

  const CURLcode code = co_await multi_.perform(easy_);

  curl_easy_setopt(easy_, CURLOPT_ERRORBUFFER, nullptr);

  long reply = 0;
  curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &reply);
  Delivery delivery;
  delivery.alert = alert.id;
  delivery.attempts = alert.attempts + 1;
  if (code == CURLE_OK) {
    delivery.kind = Delivery::Kind::sent;
    co_return delivery;
  }
  const bool about_mail = is_about_mail(code, reply, error);
  delivery.kind = about_mail && reply >= 500 ? Delivery::Kind::refused : Delivery::Kind::delayed;
  delivery.server_trouble = !about_mail;
  delivery.failure = reason(code, reply);
  co_return delivery;
}

}  // namespace alleged::alert
