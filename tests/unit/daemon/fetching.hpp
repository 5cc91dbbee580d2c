#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

#include "daemon/poll/fetch.hpp"
#include "tests/unit/daemon/http_server.hpp"
#include "tests/unit/daemon/run.hpp"

namespace alleged::poll {
namespace asio = boost::asio;

inline FetchLimits limits() {
  FetchLimits limits;
  limits.max_bytes = 10000;
  limits.max_memory = 1 << 20;
  limits.total = limits.stall = std::chrono::seconds(30);
  limits.max_redirects = 5;
  limits.allow_private = true;
  limits.user_agent = "alleged/test (+desk@example.org)";
  return limits;
}

/// A Fetcher, and a server whose answers `answer` makes.
class Fetch : public testing::Test {
 protected:
  using Result = std::variant<Response, FetchFailure>;

  asio::io_context loop{1};
  HttpServer::Answer answer;
  HttpServer server{loop, [this](const std::string& asked) { return answer(asked); }};
  transfer::Multi multi{loop};
  Fetcher fetcher{multi, limits()};

  Request request(const std::string& path = "/feed") const {
    Lease lease;
    lease.url = server.url(path);
    return request_for(lease);
  }

  static asio::awaitable<void> job(Fetcher& fetcher, Request wanted, Result& result) {
    result = co_await fetcher.fetch(std::move(wanted));
  }

  Result fetch(Fetcher& with, const Request& wanted) {
    Result result;
    run(loop, job(with, wanted, result));
    return result;
  }

  Response response(const Request& wanted) {
    Result result = fetch(fetcher, wanted);
    if (const auto* failure = std::get_if<FetchFailure>(&result)) throw std::runtime_error(failure->reason);
    return std::get<Response>(std::move(result));
  }

  FetchFailure failure(const Request& wanted) { return failure(fetcher, wanted); }
  FetchFailure failure(Fetcher& with, const Request& wanted) {
    const Result result = fetch(with, wanted);
    if (const auto* got = std::get_if<Response>(&result))
      throw std::runtime_error("answered " + std::to_string(got->status));
    return std::get<FetchFailure>(result);
  }

  void always(Reply reply) {
    answer = [reply](const std::string&) { return reply; };
  }
};

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace alleged::poll
