// Builds and runs experiments on the machine we are on.
#pragma once

#include <filesystem>
#include <mutex>

#include "../executor.hpp"
#include "guard.hpp"

namespace lab::local {

class LocalExecutor : public Executor {
public:
    explicit LocalExecutor(const std::filesystem::path& root);
    /// Removes the folder in which programs worked.
    ~LocalExecutor() override;
    LocalExecutor(const LocalExecutor&) = delete;
    LocalExecutor& operator=(const LocalExecutor&) = delete;

    void build(const std::vector<const Job*>& jobs,
               const std::function<void(const Job&, Build)>& built) override;
    Run run(const Experiment& experiment, const Build& build, const Launch& launch) override;
    GuardReading guard() override { return guard_.read(); }

private:
    std::filesystem::path fresh_folder();

    std::filesystem::path root_, work_;
    std::mutex mutex_;
    int folders_ = 0;
    Guard guard_;
};

}  // namespace lab::local
