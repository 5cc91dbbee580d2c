#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace alleged {

/// What the server does with one request.
struct Reply {
  enum class End { keep, close, reset, hold };  // hold: no answer, as long as the client waits
  std::string bytes;                            ///< the whole answer, head and body
  End end = End::keep;
  std::chrono::milliseconds delay{0};
};

/// An answer with its length announced. `headers` are lines with CRLF.
inline Reply reply(const std::string& status, const std::string& headers, const std::string& body) {
  return {"HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
          body};
}

/// A real HTTP server on a loopback port of its own, on the test's loop; must go before the loop does.
class HttpServer {
 public:
  using Answer = std::function<Reply(const std::string& request)>;

  HttpServer(boost::asio::io_context& loop, Answer answer)
      : loop_(loop), acceptor_(loop, {boost::asio::ip::address_v4::loopback(), 0}), answer_(std::move(answer)) {
    boost::asio::co_spawn(loop_, accept(), boost::asio::detached);
  }

  std::string url(const std::string& path, const std::string& host = "127.0.0.1") const {
    return "http://" + host + ":" + std::to_string(acceptor_.local_endpoint().port()) + path;
  }

  std::size_t connections = 0;
  std::vector<std::string> requests;  ///< heads, as they came

 private:
  boost::asio::awaitable<void> accept() {
    for (;;) {
      boost::asio::ip::tcp::socket socket(loop_);
      boost::system::error_code error;
      auto token = boost::asio::redirect_error(boost::asio::use_awaitable, error);
      co_await acceptor_.async_accept(socket, token);
      if (error) co_return;
      ++connections;
      boost::asio::co_spawn(loop_, serve(std::move(socket)), boost::asio::detached);
    }
  }

  boost::asio::awaitable<void> serve(boost::asio::ip::tcp::socket socket) {
    std::string received;
    boost::system::error_code error;
    auto token = boost::asio::redirect_error(boost::asio::use_awaitable, error);
    for (;;) {
      auto source = boost::asio::dynamic_buffer(received);
      const std::size_t length = co_await boost::asio::async_read_until(socket, source, "\r\n\r\n", token);
      if (error) co_return;
      requests.push_back(received.substr(0, length));
      received.erase(0, length);
      const Reply given = answer_(requests.back());
      if (given.delay.count() > 0) {
        boost::asio::steady_timer timer(loop_, given.delay);
        co_await timer.async_wait(token);
      }
      if (given.end == Reply::End::hold) continue;
      if (given.end == Reply::End::reset) socket.set_option(boost::asio::socket_base::linger(true, 0));
      if (given.end == Reply::End::reset) co_return;
      const auto bytes = boost::asio::buffer(given.bytes);
      co_await boost::asio::async_write(socket, bytes, token);
      if (error || given.end == Reply::End::close) co_return;
    }
  }

  boost::asio::io_context& loop_;
  boost::asio::ip::tcp::acceptor acceptor_;
  Answer answer_;
};

/// The path of a request: "/x" of "GET /x HTTP/1.1".
inline std::string path_of(const std::string& request) {
  const auto begin = request.find(' ') + 1;
  return request.substr(begin, request.find(' ', begin) - begin);
}

}  // namespace alleged
