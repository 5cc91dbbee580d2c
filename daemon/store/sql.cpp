#include "daemon/store/sql.hpp"

#include <stdexcept>

namespace alleged::store {

pqxx::result exec(pqxx::transaction_base& transaction, const std::string& statement, const Parameters& parameters) {
  for (const auto& parameter : parameters)
    if (parameter && parameter->find('\0') != std::string::npos)
      throw std::invalid_argument("a value for the database holds a NUL character");
#if PQXX_VERSION_MAJOR >= 7
  pqxx::params values;
  values.reserve(parameters.size());
  for (const auto& parameter : parameters) values.append(parameter);
  return transaction.exec(statement, values);
#else
  std::vector<const char*> values;
  values.reserve(parameters.size());
  for (const auto& parameter : parameters) values.push_back(parameter ? parameter->c_str() : nullptr);
  return transaction.exec_params(statement, pqxx::prepare::make_dynamic_params(values));
#endif
}

void exec_script(pqxx::transaction_base& transaction, std::string_view script) {
  transaction.exec(std::string(script));
}

std::unique_ptr<pqxx::connection> connect(const std::string& url) {
  std::unique_ptr<pqxx::connection> connection;
  try {
    connection = std::make_unique<pqxx::connection>(url);
  } catch (const pqxx::broken_connection& error) {
    // libpq quotes an address that it cannot read, with the password in it.
    std::string reason = error.what();
    for (std::size_t at; (at = reason.find(url)) != std::string::npos && !url.empty();)
      reason.replace(at, url.size(), "(not shown)");
    throw pqxx::broken_connection(reason);
  }
#if PQXX_VERSION_MAJOR < 7
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
  connection->inhibit_reactivation(true);
#pragma GCC diagnostic pop
#endif
  return connection;
}

std::string text(const pqxx::row& row, std::string_view column) {
  const auto field = row[std::string(column)];
  return field.is_null() ? std::string() : std::string(field.c_str(), field.size());
}

std::string array(const std::vector<std::string>& values) {
  std::string out = "{";
  for (const std::string& value : values) {
    if (out.size() > 1) out += ',';
    out += '"';
    for (const char c : value) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
    out += '"';
  }
  return out += '}';
}

}  // namespace alleged::store
