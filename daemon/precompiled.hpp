// Headers that are heavy and that most of the daemon needs.
#pragma once

#include <CLI/CLI.hpp>
#include <boost/asio.hpp>
#include <boost/json.hpp>
#include <pqxx/pqxx>
#include <spdlog/spdlog.h>
#include <string>
#include <vector>
