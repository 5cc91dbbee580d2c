#include "daemon/transfer/multi.hpp"

#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cerrno>
#include <chrono>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

namespace alleged::transfer {
namespace asio = boost::asio;

namespace {

int new_epoll() {
  const int descriptor = ::epoll_create1(EPOLL_CLOEXEC);
  if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "epoll_create1");
  return descriptor;
}

/// Connections that are kept open for the next poll of their host, beside those in use, for the two minutes that
/// libcurl keeps them at most: a thousand, where the process may have so many descriptors. With fewer than polls at
/// once, connections would be closed while feeds of their host wait for a turn.
long most_connections() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 100;
  return static_cast<long>(std::clamp<rlim_t>(limit.rlim_cur / 4, 16, 1000));
}

}  // namespace

Multi::Multi(asio::io_context& loop) : loop_(loop), timer_(loop), epoll_(loop, new_epoll()), multi_(curl_multi_init()) {
  if (multi_ == nullptr) throw std::runtime_error("libcurl gave no multi handle");
  curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &Multi::on_socket);
  curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
  curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &Multi::on_timer);
  curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
  curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, most_connections());
  // HTTP/2 over libcurl 7.87.0 to 8.5.0 stalls (curl #10936) and gives feeds nothing.
  curl_multi_setopt(multi_, CURLMOPT_PIPELINING, CURLPIPE_NOTHING);
  watch();
}

Multi::~Multi() {
  for (auto& [easy, handler] : under_way_) curl_multi_remove_handle(multi_, easy);
  // The connection cache closes its sockets in here and still reports them, so the epoll set must be alive.
  curl_multi_cleanup(multi_);
}

asio::awaitable<CURLcode> Multi::perform(CURL* easy) {
  auto start = [this, easy](auto handler) { begin(easy, Handler(std::move(handler))); };
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(CURLcode)>(start, asio::use_awaitable);
}

void Multi::abort_all() {
  aborted_ = true;
  std::vector<CURL*> handles;
  for (const auto& [easy, handler] : under_way_) handles.push_back(easy);
  for (CURL* easy : handles) complete(easy, CURLE_ABORTED_BY_CALLBACK);
}

void Multi::begin(CURL* easy, Handler handler) {
  under_way_.emplace(easy, std::move(handler));
  if (aborted_) return complete(easy, CURLE_ABORTED_BY_CALLBACK);
  if (curl_multi_add_handle(multi_, easy) != CURLM_OK) complete(easy, CURLE_FAILED_INIT);
}

void Multi::complete(CURL* easy, CURLcode code) {
  curl_multi_remove_handle(multi_, easy);
  auto node = under_way_.extract(easy);
  // Posted, not called: we may stand inside a libcurl callback, and the coroutine will begin another transfer.
  asio::post(loop_, [handler = std::move(node.mapped()), code]() mutable { std::move(handler)(code); });
}

int Multi::on_socket(CURL*, curl_socket_t socket, int what, void* self, void*) {
  // The socket may be the resolver's socketpair as well as a connection; it makes no difference here.
  const int epoll = static_cast<Multi*>(self)->epoll_.native_handle();
  if (what == CURL_POLL_REMOVE) {
    ::epoll_ctl(epoll, EPOLL_CTL_DEL, socket, nullptr);
    return 0;
  }
  epoll_event event{};
  event.data.fd = socket;
  if ((what & CURL_POLL_IN) != 0) event.events |= EPOLLIN;
  if ((what & CURL_POLL_OUT) != 0) event.events |= EPOLLOUT;
  if (::epoll_ctl(epoll, EPOLL_CTL_MOD, socket, &event) != 0) ::epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event);
  return 0;
}

int Multi::on_timer(CURLM*, long milliseconds, void* self) {
  static_cast<Multi*>(self)->arm(milliseconds);
  return 0;
}

void Multi::arm(long milliseconds) {
  timer_.cancel();
  if (milliseconds < 0) return;
  if (milliseconds == 0) {
    // Each transfer begins with this one, and setting the kernel's timer costs more than the rest of the way. It goes
    // through the loop all the same: libcurl's manual forbids calling it back from its timer callback.
    if (due_) return;
    due_ = true;
    asio::post(loop_, [this, here = std::weak_ptr(here_)] {
      if (here.expired()) return;
      due_ = false;
      act_on_time();
    });
    return;
  }
  timer_.expires_after(std::chrono::milliseconds(milliseconds));
  timer_.async_wait([this, here = std::weak_ptr(here_)](boost::system::error_code error) {
    if (!error && !here.expired()) act_on_time();
  });
}

void Multi::act_on_time() {
  int running = 0;
  curl_multi_socket_action(multi_, CURL_SOCKET_TIMEOUT, 0, &running);
  collect();
}

void Multi::watch() {
  epoll_.async_wait(asio::posix::stream_descriptor::wait_read, [this](boost::system::error_code error) {
    if (error) return;
    drive_sockets();
    watch();
  });
}

void Multi::drive_sockets() {
  std::array<epoll_event, 128> events;
  const int ready = ::epoll_wait(epoll_.native_handle(), events.data(), static_cast<int>(events.size()), 0);
  for (int i = 0; i < ready; ++i) {
    const auto& event = events[static_cast<std::size_t>(i)];
    const int what = ((event.events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0 ? CURL_CSELECT_IN : 0) |
                     ((event.events & EPOLLOUT) != 0 ? CURL_CSELECT_OUT : 0) |
                     ((event.events & EPOLLERR) != 0 ? CURL_CSELECT_ERR : 0);
    int running = 0;
    curl_multi_socket_action(multi_, event.data.fd, what, &running);
  }
  collect();
}

void Multi::collect() {
  int left = 0;
  while (CURLMsg* message = curl_multi_info_read(multi_, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    const CURLcode code = message->data.result;
    complete(message->easy_handle, code);  // `message` is gone after this
  }
}

}  // namespace alleged::transfer
