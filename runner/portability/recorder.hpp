// Fills the cells of the matrix at one place, compiler by compiler, and keeps each as it is done.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "../book.hpp"
#include "../progress.hpp"
#include "place.hpp"
#include "todo.hpp"

namespace lab::portability {

class Recorder {
public:
    /// @param experiments those to try; Python's are left out
    /// @param told called with a complaint about a file that is not as it was written, and made
    /// anew
    Recorder(const Book& book, Shelf shelf, const Place& place, std::vector<std::string> standards,
             const std::vector<const Experiment*>& experiments,
             const std::function<void(const std::string&)>& told);

    /// The cells to try, in the order in which they are: standard, compiler, experiment.
    std::vector<Wanted> wanted(bool again) const;

    /// Tries them, with as much of `lab run` as there is: the same builder, sandbox, attempts and
    /// verdicts. Each cell is written as soon as it is there, so that another recording goes on
    /// where this one was stopped. Where a claim is refuted, the cell is tried again while nothing
    /// else runs here, and a claim that then holds is INCONCLUSIVE: contradiction.
    /// @returns how many cells were dropped because their listing changed meanwhile
    int go(const std::vector<Wanted>& cells, const std::function<bool()>& stopped);

    const std::vector<Sheet>& before() const { return before_; }  ///< as it was at the start
    const std::vector<Sheet>& after() const { return after_; }    ///< as it is now
    std::size_t experiments() const { return experiments_.size(); }

private:
    using Doubts = std::map<const Wanted*, Cell>;  // with a claim refuted, and not yet confirmed

    void pass(const std::vector<const Wanted*>& cells, int workers, Doubts& doubts,
              const std::function<bool()>& stopped, Progress& progress);
    void take(const Wanted& wanted, const Outcome& outcome, Doubts& doubts, Progress& progress);
    void keep(const Wanted& wanted, Cell cell, Progress& progress);
    std::size_t place_of(const Experiment& experiment) const;

    const Book& book_;
    const Shelf shelf_;
    const Place& place_;
    const std::vector<std::string> standards_;
    std::vector<Experiment> experiments_;  // with the claims that are judged there, alone
    std::vector<Content> contents_;        // of each
    std::vector<Sheet> before_, after_;    // of each
    Written written_;
    int dropped_ = 0;
};

}  // namespace lab::portability
