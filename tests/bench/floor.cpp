// The floor: what the same transfers cost with libcurl and nothing around it. One thread, an epoll set, handles used
// again. usage: bench_floor URLS PARALLEL [fetch | parse | match] [fresh] [NAME=FILE...] fetch throws bodies away;
// parse walks them with pugixml and looks at every field of every entry; match also searches title and text for
// phrases=FILE, one a line, in one vectorscan database. fresh: a connection of its own for each transfer. learn=FILE
// writes what the servers gave as validators, known=FILE sends it back; ca=FILE is trusted instead of the system's.
// Prints names and values on one line. CPU-seconds are this process's, user and system, without building the database.

#include <curl/curl.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <exception>
#include <fstream>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "feeds/ascii.hpp"
#include "tests/bench/bare_reading.hpp"
#include "tests/bench/cost.hpp"

namespace {

using alleged::bench::Cost;
using alleged::bench::Meter;

struct Feed {
  std::string url;
  std::string etag;
  std::string last_modified;
};

enum class Depth { fetch, parse, match };

struct Job {
  std::string urls;
  long parallel = 0;
  Depth depth = Depth::fetch;
  bool fresh = false;
  std::map<std::string, std::string, std::less<>> files;
};

struct Counts {
  std::size_t ok = 0, unchanged = 0, failed = 0, bytes = 0, entries = 0, fields = 0, hits = 0;
};

/// One transfer's handle and what came; libcurl keeps its address.
struct Transfer {
  CURL* easy = nullptr;
  curl_slist* headers = nullptr;
  Feed* feed = nullptr;
  std::string body, etag, last_modified;
};

std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* target) {
  static_cast<Transfer*>(target)->body.append(bytes, size * count);
  return size * count;
}

std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* target) {
  auto& transfer = *static_cast<Transfer*>(target);
  const std::string_view line(bytes, size * count);
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return line.size();
  const std::string_view name = line.substr(0, colon);
  if (alleged::feeds::same(name, "etag")) transfer.etag = alleged::feeds::trim(line.substr(colon + 1));
  if (alleged::feeds::same(name, "last-modified"))
    transfer.last_modified = alleged::feeds::trim(line.substr(colon + 1));
  return line.size();
}

class Floor {
 public:
  Floor(const Job& job, std::vector<Feed>& feeds) : job_(job), feeds_(feeds) {
    if (job.depth == Depth::match) phrases_ = std::make_unique<alleged::bench::Phrases>(job.files.at("phrases"));
    curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, job.parallel * 4);  // so many hosts may be kept
    curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &Floor::on_socket);
    curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &Floor::on_timer);
    curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
  }
  Floor(const Floor&) = delete;
  Floor& operator=(const Floor&) = delete;
  ~Floor() {
    for (const auto& transfer : transfers_) {
      curl_easy_cleanup(transfer->easy);
      curl_slist_free_all(transfer->headers);
    }
    curl_multi_cleanup(multi_);
    ::close(epoll_);
  }

  const Counts& run() {
    const std::size_t most = std::min(feeds_.size(), static_cast<std::size_t>(job_.parallel));
    for (std::size_t i = 0; i < most; ++i) {
      transfers_.push_back(std::make_unique<Transfer>());
      prepare(*transfers_.back());
      begin(*transfers_.back());
    }
    int running = 0;
    curl_multi_socket_action(multi_, CURL_SOCKET_TIMEOUT, 0, &running);
    collect();
    std::array<epoll_event, 128> events;
    while (ended_ < feeds_.size()) {
      const int longest = timeout_ < 0 ? 1000 : static_cast<int>(std::min(timeout_, 1000L));
      const int ready = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), longest);
      if (ready == 0 || timeout_ == 0) {
        timeout_ = -1;
        curl_multi_socket_action(multi_, CURL_SOCKET_TIMEOUT, 0, &running);
      }
      for (int i = 0; i < ready; ++i) {
        const epoll_event& event = events[static_cast<std::size_t>(i)];
        const int what = ((event.events & ~static_cast<unsigned>(EPOLLOUT)) != 0 ? CURL_CSELECT_IN : 0) |
                         ((event.events & EPOLLOUT) != 0 ? CURL_CSELECT_OUT : 0);
        curl_multi_socket_action(multi_, event.data.fd, what, &running);
      }
      collect();
    }
    return counts_;
  }

 private:
  static int on_socket(CURL*, curl_socket_t socket, int what, void* self, void*) {
    const int epoll = static_cast<Floor*>(self)->epoll_;
    if (what == CURL_POLL_REMOVE) return ::epoll_ctl(epoll, EPOLL_CTL_DEL, socket, nullptr), 0;
    epoll_event event{};
    event.data.fd = socket;
    event.events = ((what & CURL_POLL_IN) != 0 ? EPOLLIN : 0U) | ((what & CURL_POLL_OUT) != 0 ? EPOLLOUT : 0U);
    if (::epoll_ctl(epoll, EPOLL_CTL_MOD, socket, &event) != 0) ::epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event);
    return 0;
  }
  static int on_timer(CURLM*, long milliseconds, void* self) {
    static_cast<Floor*>(self)->timeout_ = milliseconds;
    return 0;
  }

  void prepare(Transfer& transfer) {
    transfer.easy = curl_easy_init();
    curl_easy_setopt(transfer.easy, CURLOPT_PRIVATE, &transfer);
    curl_easy_setopt(transfer.easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(transfer.easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(transfer.easy, CURLOPT_TIMEOUT_MS, 60000L);
    curl_easy_setopt(transfer.easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(transfer.easy, CURLOPT_WRITEFUNCTION, &on_body);
    curl_easy_setopt(transfer.easy, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(transfer.easy, CURLOPT_HEADERFUNCTION, &on_header);
    curl_easy_setopt(transfer.easy, CURLOPT_HEADERDATA, &transfer);
    if (const auto ca = job_.files.find("ca"); ca != job_.files.end()) {
      curl_easy_setopt(transfer.easy, CURLOPT_CAINFO, ca->second.c_str());
      curl_easy_setopt(transfer.easy, CURLOPT_CAPATH, nullptr);
    }
    if (!job_.fresh) return;
    curl_easy_setopt(transfer.easy, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(transfer.easy, CURLOPT_SSL_SESSIONID_CACHE, 0L);
  }

  void begin(Transfer& transfer) {
    transfer.feed = &feeds_[next_++];
    for (std::string* text : {&transfer.body, &transfer.etag, &transfer.last_modified}) text->clear();
    curl_slist_free_all(transfer.headers);
    transfer.headers = nullptr;
    const auto send = [&](const char* name, const std::string& value) {
      if (!value.empty()) transfer.headers = curl_slist_append(transfer.headers, (name + value).c_str());
    };
    send("If-None-Match: ", transfer.feed->etag);
    send("If-Modified-Since: ", transfer.feed->last_modified);
    curl_easy_setopt(transfer.easy, CURLOPT_URL, transfer.feed->url.c_str());
    curl_easy_setopt(transfer.easy, CURLOPT_HTTPHEADER, transfer.headers);
    curl_multi_add_handle(multi_, transfer.easy);
  }

  void collect() {
    int left = 0;
    while (CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      CURL* easy = message->easy_handle;
      const CURLcode code = message->data.result;
      void* found = nullptr;
      long status = 0;
      curl_easy_getinfo(easy, CURLINFO_PRIVATE, &found);
      curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
      curl_multi_remove_handle(multi_, easy);
      auto& transfer = *static_cast<Transfer*>(found);
      ++ended_;
      counts_.ok += code == CURLE_OK && status == 200;
      counts_.unchanged += code == CURLE_OK && status == 304;
      counts_.failed += code != CURLE_OK || (status != 200 && status != 304);
      counts_.bytes += transfer.body.size();
      transfer.feed->etag = transfer.etag;
      transfer.feed->last_modified = transfer.last_modified;
      if (job_.depth != Depth::fetch && status == 200) read(transfer.body);
      if (next_ < feeds_.size()) begin(transfer);
    }
  }

  void read(std::string& body) {
    pugi::xml_document document;
    if (!document.load_buffer_inplace(body.data(), body.size())) return;
    counts_.entries += alleged::bench::each_field(document, [this](std::string_view name, const char* text) {
      counts_.fields += *text != 0;
      if (phrases_ && is_text(name)) counts_.hits += phrases_->count_in(text);
    });
  }

  static bool is_text(std::string_view name) {
    return name == "title" || name == "description" || name == "summary" || name == "content" ||
           name == "content:encoded";
  }

  const Job& job_;
  std::vector<Feed>& feeds_;
  std::unique_ptr<alleged::bench::Phrases> phrases_;
  CURLM* multi_ = curl_multi_init();
  int epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
  long timeout_ = -1;  ///< libcurl's, in milliseconds; -1: none
  std::vector<std::unique_ptr<Transfer>> transfers_;
  std::size_t next_ = 0;
  std::size_t ended_ = 0;
  Counts counts_;
};

bool understand(int count, char** values, Job& job) {
  if (count < 3) return false;
  job.urls = values[1];
  const std::string_view parallel = values[2];
  if (std::from_chars(parallel.data(), parallel.data() + parallel.size(), job.parallel).ec != std::errc()) return false;
  for (int i = 3; i < count; ++i) {
    const std::string_view word = values[i];
    const auto equals = word.find('=');
    if (equals != std::string_view::npos)
      job.files.emplace(word.substr(0, equals), word.substr(equals + 1));
    else if (word == "fetch" || word == "parse" || word == "match")
      job.depth = word == "fetch" ? Depth::fetch : word == "parse" ? Depth::parse : Depth::match;
    else if (word == "fresh")
      job.fresh = true;
    else
      return false;
  }
  return job.parallel > 0 && (job.depth != Depth::match || job.files.contains("phrases"));
}

/// A line is a URL, or that, its ETag and its Last-Modified, with tabs between: what learn= writes is such a list.
std::vector<Feed> feeds_of(const std::string& path) {
  std::ifstream file(path);
  std::vector<Feed> feeds;
  for (std::string line; std::getline(file, line);) {
    const auto first = line.find('\t'), second = line.find('\t', first + 1);
    Feed feed{line.substr(0, first), {}, {}};
    if (first != std::string::npos) feed.etag = line.substr(first + 1, second - first - 1);
    if (first != std::string::npos && second != std::string::npos) feed.last_modified = line.substr(second + 1);
    feeds.push_back(feed);
  }
  return feeds;
}

}  // namespace

int main(int count, char** values) try {
  Job job;
  if (!understand(count, values, job)) {
    std::fputs("usage: bench_floor URLS PARALLEL [fetch | parse | match] [fresh] [NAME=FILE...]\n", stderr);
    return 2;
  }
  const auto known = job.files.find("known");
  std::vector<Feed> feeds = feeds_of(known == job.files.end() ? job.urls : known->second);
  curl_global_init(CURL_GLOBAL_ALL);
  Floor floor(job, feeds);
  const Meter meter;
  const Counts counts = floor.run();
  const Cost cost = meter.cost();
  std::printf(
      "feeds %zu cpu %.3f wall %.3f rss_mb %.1f bytes %zu ok %zu unchanged %zu failed %zu entries %zu fields %zu "
      "hits %zu\n",
      feeds.size(), cost.cpu, cost.wall, cost.peak_megabytes, counts.bytes, counts.ok, counts.unchanged, counts.failed,
      counts.entries, counts.fields, counts.hits);
  if (const auto learn = job.files.find("learn"); learn != job.files.end()) {
    std::ofstream file(learn->second);
    for (const Feed& feed : feeds) file << feed.url << '\t' << feed.etag << '\t' << feed.last_modified << '\n';
  }
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_floor: %s\n", error.what());
  return 1;
}
