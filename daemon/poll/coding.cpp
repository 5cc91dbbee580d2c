#include "daemon/poll/coding.hpp"

#include <brotli/decode.h>
#include <libdeflate.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "feeds/ascii.hpp"

namespace alleged::poll {
namespace {

constexpr std::size_t most_codings = 5;
constexpr std::size_t least_room = std::size_t{64} << 10;  ///< bytes; feeds are some tens of kilobytes
constexpr int zstd_window = 23;                            ///< log2 of bytes

/// Where unpacked bytes go: a string that grows as it must, within a limit and out of what all bodies may take.
class Room {
 public:
  Room(std::size_t most, Share& share) : most_(most), share_(share) {}

  /// Makes room for so many, or where that is not known for twice as many. False at the limit, and where the budget has
  /// no more. A string that grows by itself takes up to twice what it is asked for, which nobody would count.
  bool grow(std::size_t wanted = 0) {
    const std::size_t size = std::min(most_, wanted > bytes_.size() ? wanted : std::max(bytes_.size() * 2, least_room));
    if (size == bytes_.size()) return false;
    if (!share_.grow_to(size)) {
      out_of_memory_ = true;
      return false;
    }
    std::string larger;
    larger.reserve(size);
    larger.assign(bytes_, 0, used_);
    larger.resize(size);
    bytes_ = std::move(larger);
    return true;
  }

  Unpacking why_full() const { return out_of_memory_ ? Unpacking::no_memory : Unpacking::too_large; }
  char* end() { return bytes_.data() + used_; }
  std::size_t left() const { return bytes_.size() - used_; }
  std::size_t used() const { return used_; }
  void use(std::size_t count) { used_ += count; }
  void drop() { used_ = 0; }

  std::string take() && {
    bytes_.resize(used_);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
  std::size_t used_ = 0;
  std::size_t most_;
  Share& share_;
  bool out_of_memory_ = false;
};

bool begins_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1f\x8b");
}

const Bytef* bytes_of(std::string_view text) {
  return reinterpret_cast<const Bytef*>(text.data());
}

/// As zlib's stream goes: also what is cut off, and of what is too large the beginning. `window`: zlib's windowBits,
/// which say what wraps the stream.
Unpacking inflate_stream(std::string_view packed, int window, Room& room) {
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return Unpacking::no_memory;
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> ending(&stream, &inflateEnd);
  stream.next_in = const_cast<Bytef*>(bytes_of(packed));  // zlib reads it only
  stream.avail_in = static_cast<uInt>(packed.size());
  for (;;) {
    if (room.left() == 0 && !room.grow()) return room.why_full();
    const std::size_t left = room.left();
    stream.next_out = reinterpret_cast<Bytef*>(room.end());
    stream.avail_out = static_cast<uInt>(left);
    const int code = inflate(&stream, Z_NO_FLUSH);
    room.use(left - stream.avail_out);
    if (code == Z_STREAM_END) {
      // One stream may follow another; what else follows is no part of it.
      const std::string_view rest = packed.substr(packed.size() - stream.avail_in);
      if (!begins_gzip(rest)) return Unpacking::done;
      inflateReset(&stream);
    } else if (code == Z_BUF_ERROR && stream.avail_in == 0) {
      return room.used() > 0 ? Unpacking::done : Unpacking::damaged;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      return Unpacking::damaged;
    }
  }
}

using Inflate = libdeflate_result (*)(libdeflate_decompressor*, const void*, std::size_t, void*, std::size_t,
                                      std::size_t*, std::size_t*);

/// One stream that is sound and whole, which most are. Tells how many of the packed bytes it was.
libdeflate_result inflate_whole(Inflate inflate, libdeflate_decompressor* decompressor, std::string_view packed,
                                Room& room, std::size_t& read) {
  for (;;) {
    std::size_t written = 0;
    const libdeflate_result result =
        inflate(decompressor, packed.data(), packed.size(), room.end(), room.left(), &read, &written);
    if (result == LIBDEFLATE_SUCCESS) room.use(written);
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE || !room.grow()) return result;
  }
}

/// What gzip's last four bytes say of the size; a server may lie, and of several streams it is only the last one's.
std::size_t size_told(std::string_view packed) {
  constexpr std::size_t trailer = 4;
  if (packed.size() < trailer) return 0;
  std::size_t size = 0;
  for (std::size_t i = trailer; i-- > 0;)
    size = size << 8U | static_cast<unsigned char>(packed[packed.size() - trailer + i]);
  constexpr std::size_t likely_most = 32;  // times; deflate may pack a thousand bytes into one, feeds five or ten
  return std::min(size, packed.size() * likely_most);
}

Unpacking gunzip(std::string_view packed, Room& room) {
  constexpr int gzip_window = 15 + 32;  // zlib's own format under gzip's name is read, too
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(
      libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
  if (!decompressor) return Unpacking::no_memory;
  if (!room.grow(size_told(packed))) return room.why_full();
  std::string_view rest = packed;
  do {
    std::size_t read = 0;
    if (inflate_whole(&libdeflate_gzip_decompress_ex, decompressor.get(), rest, room, read) != LIBDEFLATE_SUCCESS) {
      room.drop();
      return inflate_stream(packed, gzip_window, room);
    }
    rest.remove_prefix(read);
  } while (begins_gzip(rest));
  return Unpacking::done;
}

/// By its name zlib's format, but some servers send the bare stream.
Unpacking undeflate(std::string_view packed, Room& room) {
  constexpr int zlib_window = 15;
  const Unpacking wrapped = inflate_stream(packed, zlib_window, room);
  if (wrapped != Unpacking::damaged || room.used() > 0) return wrapped;
  return inflate_stream(packed, -zlib_window, room);
}

Unpacking unbrotli(std::string_view packed, Room& room) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  if (!state) return Unpacking::no_memory;
  const auto* next = reinterpret_cast<const std::uint8_t*>(packed.data());
  std::size_t available = packed.size();
  for (;;) {
    if (room.left() == 0 && !room.grow()) return room.why_full();
    std::size_t left = room.left();
    auto* out = reinterpret_cast<std::uint8_t*>(room.end());
    const BrotliDecoderResult result =
        BrotliDecoderDecompressStream(state.get(), &available, &next, &left, &out, nullptr);
    room.use(room.left() - left);
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return Unpacking::done;
    if (BrotliDecoderHasMoreOutput(state.get()) == BROTLI_TRUE) continue;
    if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT) return room.used() > 0 ? Unpacking::done : Unpacking::damaged;
    if (result == BROTLI_DECODER_RESULT_ERROR) return Unpacking::damaged;
  }
}

Unpacking unzstd(std::string_view packed, Room& room) {
  const std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream(ZSTD_createDStream(), &ZSTD_freeDStream);
  if (!stream) return Unpacking::no_memory;
  ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, zstd_window);
  ZSTD_inBuffer in{packed.data(), packed.size(), 0};
  for (;;) {
    if (room.left() == 0 && !room.grow()) return room.why_full();
    ZSTD_outBuffer out{room.end(), room.left(), 0};
    const std::size_t result = ZSTD_decompressStream(stream.get(), &out, &in);
    room.use(out.pos);
    if (ZSTD_isError(result) != 0) return Unpacking::damaged;
    if (in.pos < in.size) continue;
    if (result == 0) return Unpacking::done;
    const bool is_cut = out.pos < out.size;  // nothing is held back
    if (is_cut) return room.used() > 0 ? Unpacking::done : Unpacking::damaged;
  }
}

using Unpacker = Unpacking (*)(std::string_view, Room&);

/// Null for one that is not known.
Unpacker unpacker_of(std::string_view coding) {
  if (feeds::same(coding, "gzip") || feeds::same(coding, "x-gzip")) return &gunzip;
  if (feeds::same(coding, "deflate")) return &undeflate;
  if (feeds::same(coding, "br")) return &unbrotli;
  if (feeds::same(coding, "zstd")) return &unzstd;
  return nullptr;
}

/// In the order in which they were applied. "Identity" is none, and some servers say so.
std::vector<std::string_view> listed(std::string_view codings) {
  std::vector<std::string_view> list;
  while (!codings.empty()) {
    const std::size_t comma = std::min(codings.find(','), codings.size());
    const std::string_view coding = feeds::trim(codings.substr(0, comma));
    const bool is_one = !coding.empty() && !feeds::same(coding, "identity") && !feeds::same(coding, "none");
    if (is_one) list.push_back(coding);
    codings.remove_prefix(std::min(comma + 1, codings.size()));
  }
  return list;
}

}  // namespace

Unpacking unpack(std::string_view codings, std::string& body, std::size_t most, Share& share) {
  const std::vector<std::string_view> list = listed(codings);
  if (list.empty() || body.empty()) return Unpacking::done;
  if (list.size() > most_codings) return Unpacking::unknown;
  share.give_back();
  Unpacking all = Unpacking::done;
  for (auto coding = list.rbegin(); coding != list.rend() && !body.empty(); ++coding) {
    const Unpacker unpacker = unpacker_of(*coding);
    if (unpacker == nullptr) return Unpacking::unknown;
    Room room(most, share);
    const Unpacking ended = unpacker(body, room);
    body = std::move(room).take();
    if (ended == Unpacking::too_large) {
      all = ended;  // the beginning is a packed body that was cut off
    } else if (ended != Unpacking::done) {
      return ended;
    }
  }
  return all;
}

}  // namespace alleged::poll
