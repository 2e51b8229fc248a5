// How one claim went on one machine, publication by publication; pure.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "../explain/words.hpp"
#include "../publish/history.hpp"

namespace lab {

/// Something that may explain another number: from one publication to the next it changed.
struct Change {
    std::string what;           ///< kernel, compiler, listing, threshold, method, cpu, …
    std::string before, after;  ///< empty: a hash that tells a reader nothing
};

struct Point {
    std::string published_at;
    Standing standing;
    std::vector<Change> changes;  ///< since the point before; none at the first
};

/// How a claim went on a published machine, the oldest first.
struct Timeline {
    std::string machine;
    std::vector<Point> points;
};

Timeline timeline_of(const std::string& claim, const std::string& machine,
                     const std::vector<Publication>& history);

/// One row a point; a line of its own where an epoch begins.
std::string told(const Timeline& timeline, Tongue tongue);

/// For programs: schemas/timeline.schema.json.
nlohmann::ordered_json to_json(const Timeline& timeline);

}  // namespace lab
