#pragma once

#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <string_view>
#include <vector>

namespace alleged::store {

/// A statement's parameters, all as text (the statement casts them); absent is NULL. Text must be valid UTF-8 without
/// NUL: libpqxx 6.4 cuts a string at a NUL without a word, so exec() refuses one.
using Parameters = std::vector<std::optional<std::string>>;

/// Runs one statement. The one place where libpqxx 6.4 (Debian 12) and 7.10 (Debian 13) differ.
/// Throws what libpqxx throws, and std::invalid_argument for a parameter with a NUL.
pqxx::result exec(pqxx::transaction_base& transaction, const std::string& statement, const Parameters& parameters = {});

/// The first statement of a transaction that others may have to wait for. A daemon that stops in the middle of it, as
/// when its machine is suspended or cut off, must not keep the fleet from its work: the server ends it, and it is made
/// again; also (keepalives, 11 s) where half a statement has arrived, which is no idleness. And the planner, which
/// cannot know how few rows these statements touch, must not compile them: that costs more than to run them. Whoever
/// has waited for a lock must see what was committed meanwhile, whatever isolation the database or the role has by
/// default. For the transaction only, because the session may be pgbouncer's. A script.
inline constexpr const char* fleet_settings =
    "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL idle_in_transaction_session_timeout = '15s'; "
    "SET LOCAL tcp_keepalives_idle = 5; SET LOCAL tcp_keepalives_interval = 2; SET LOCAL tcp_keepalives_count = 3; "
    "SET LOCAL jit = off";

/// Runs several statements in one go, without parameters: a migration's text.
void exec_script(pqxx::transaction_base& transaction, std::string_view script);

/// Opens a connection that does not reconnect by itself: a libpqxx 6.4 connection that was lost comes back silently at
/// its third use, with none of its session's settings. Throws pqxx::broken_connection.
std::unique_ptr<pqxx::connection> connect(const std::string& url);

/// A field's text, or "" for NULL.
std::string text(const pqxx::row& row, std::string_view column);

/// Renders one-dimensional PostgreSQL arrays as text: {"a","b"}.
std::string array(const std::vector<std::string>& values);

}  // namespace alleged::store
