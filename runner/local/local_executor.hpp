// Builds and runs experiments on the machine we are on.
#pragma once

#include <filesystem>

#include "../executor.hpp"
#include "guard.hpp"
#include "sandbox/confinement.hpp"

namespace lab::local {

class LocalExecutor : public Executor {
public:
    /// @param confinement what is to stand around every compiler and program
    /// @param programs where they are built, from `root`: executors whose jobs have the same names
    ///        and other flags need folders of their own
    LocalExecutor(const std::filesystem::path& root, Confinement confinement,
                  std::filesystem::path programs = "build/snippets");

    void build(const std::vector<const Job*>& jobs,
               const std::function<void(const Job&, Build)>& built) override;
    Run run(const Experiment& experiment, const Build& build, const Launch& launch) override;
    GuardReading guard() override { return guard_.read(); }
    Isolation isolation() const override;

private:
    std::filesystem::path root_;
    Confinement confinement_;
    std::filesystem::path programs_;
    Guard guard_;
};

}  // namespace lab::local
