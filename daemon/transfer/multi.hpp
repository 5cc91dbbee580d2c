#pragma once

#include <curl/curl.h>

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <unordered_map>

namespace alleged::transfer {

/// libcurl on Asio: the program's only curl_multi, for fetching feeds and for handing mails to a server.
///
/// In: an easy handle with everything set. Out: libcurl's verdict, when the transfer has ended.
/// Thread: the loop's only. Owns: the multi handle and its connection cache; not the easy handles.
/// Fails: the constructor throws when the kernel or libcurl gives no handle; a transfer fails by its CURLcode.
///
/// One private epoll set holds libcurl's sockets and is itself watched by one descriptor. A descriptor per socket would
/// be as fast, but libcurl closes sockets behind its owner's back, and an Asio descriptor for a reused number goes
/// wrong.
class Multi {
 public:
  explicit Multi(boost::asio::io_context& loop);
  ~Multi();
  Multi(const Multi&) = delete;
  Multi& operator=(const Multi&) = delete;

  /// Runs one transfer. `easy` must stay alive and untouched until the coroutine resumes.
  boost::asio::awaitable<CURLcode> perform(CURL* easy);

  /// Ends every transfer under way with CURLE_ABORTED_BY_CALLBACK, and each that is begun later.
  void abort_all();

 private:
  using Handler = boost::asio::any_completion_handler<void(CURLcode)>;

  static int on_socket(CURL* easy, curl_socket_t socket, int what, void* self, void* known);
  static int on_timer(CURLM* multi, long milliseconds, void* self);
  void begin(CURL* easy, Handler handler);
  void complete(CURL* easy, CURLcode code);
  void watch();
  void arm(long milliseconds);
  void act_on_time();
  void drive_sockets();
  void collect();

  boost::asio::io_context& loop_;
  boost::asio::steady_timer timer_;
  boost::asio::posix::stream_descriptor epoll_;
  CURLM* multi_;
  std::unordered_map<CURL*, Handler> under_way_;
  bool aborted_ = false;
  bool due_ = false;                                             ///< a call of act_on_time() is posted
  std::shared_ptr<const bool> here_ = std::make_shared<bool>();  ///< for what is posted, which may outlive us
};

}  // namespace alleged::transfer
