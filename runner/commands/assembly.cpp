// See assembly.hpp.
#include "assembly.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "../assembly/explorer_assembler.hpp"
#include "../assembly/record.hpp"
#include "../atomic_file.hpp"
#include "../local/process.hpp"
#include "../run_lock.hpp"
#include "commands.hpp"
#include "explorer.hpp"
#include "telling.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

using assembly::Move;
using assembly::Moved;

// What did not move needs no line of its own.
void tell(const std::vector<Moved>& moves) {
    for (const Moved& moved : moves)
        if (moved.move != Move::kept)
            say("{:<10} {}#{}{}\n", to_string(moved.move), moved.experiment, moved.panel,
                moved.why.empty() ? "" : ": " + moved.why);
    std::string sum;
    for (const Move move : {Move::added, Move::changed, Move::same, Move::kept, Move::failed}) {
        const auto is_it = [&](const Moved& moved) { return moved.move == move; };
        const auto count = std::count_if(moves.begin(), moves.end(), is_it);
        if (count > 0) sum += fmt::format(", {} {}", count, to_string(move));
    }
    say("{} panels{}\n", moves.size(), sum);
}

std::vector<portability::Compiler> compilers_of(const fs::path& root) {
    const auto all = portability::read_compilers(root);
    return all ? all->compilers : std::vector<portability::Compiler>{};
}

}  // namespace

int record_assembly_command(const fs::path& root, const PortabilityOptions& options) {
    const RunLock lock(root);
    sweep_temporaries(root / "evidence/assembly");
    const Book book = open_book(root);
    refuse_unmatched(book, options.filter);
    assembly::RecordOptions recording;
    recording.filter = options.filter;
    recording.progress = [](std::size_t done, std::size_t all, const std::string& panel) {
        fmt::print(stderr, "[{}/{}] {}\n", done + 1, all, panel);
    };
    std::optional<explorer::Client> client;
    if (options.on == "explorer") client.emplace(explorer_settings(root, options.access));
    const assembly::Assembler source =
        client ? assembly::explorer_assembler(*client, root, compilers_of(root))
               : assembly::local_assembler(root, local::find_confinement().walls);
    const std::vector<Moved> moves = assembly::record(book, source, recording);
    tell(moves);
    if (local::interrupted())
        throw Trouble("interrupted; what was recorded stands, and the next recording goes on");
    return std::any_of(moves.begin(), moves.end(),
                       [](const Moved& moved) { return moved.move == Move::failed; })
               ? kRefuted
               : kFine;
}

}  // namespace lab
