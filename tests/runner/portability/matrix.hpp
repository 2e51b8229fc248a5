// Cells and settings as tests write them down.
#pragma once

#include "portability/shelf.hpp"

namespace lab::portability {

inline Setting setting(const std::string& compiler = "g++-12",
                       const std::string& standard = "c++20") {
    return {compiler,         standard, "local", "kettle-2-cpus", compiler + " (Kitchen) 12.2",
            {"-O2", "-Wall"}, {},       ""};
}

inline Content content(const std::string& listing = "aa") {
    return {listing, "bb", {{"claims", nlohmann::ordered_json::array()}}};
}

/// A cell that was tried with `content()` and came out well.
inline Cell fine(const Setting& in = setting(), const Content& with = content()) {
    Cell cell;
    cell.setting = in, cell.content = with.digits(), cell.key = key_of(in, cell.content);
    cell.recorded_at = "2026-11-30T08:00:00Z";
    cell.build = BuildOutcome::builds, cell.run = RunOutcome::ran;
    cell.claims = {{"soup/hot", "VERIFIED", ""}};
    return cell;
}

inline Sheet sheet_of(std::vector<Cell> cells, const Content& with = content()) {
    Sheet out{"soup/boil", {}, {}};
    for (Cell& cell : cells) out.put(std::move(cell), with);
    return out;
}

}  // namespace lab::portability
