// Of four worker processes two crash, and the others finish the work; four threads all die at once.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/ioctl.h>
#include <thread>
#include <vector>

constexpr int kWorkers = 4, kJobs = 100;
int* volatile nowhere = nullptr;

bool is_deadly(int job) { return job == 13 || job == 57; }

void work(int jobs, int done) {  // takes jobs until there are none
    for (std::string job; !(job = lab::read_once(jobs, 1)).empty();) {
        if (is_deadly(job[0])) *nowhere = 1;
        lab::write_once(done, job);
    }
}

void work_by_threads(int jobs, int done) {
    std::vector<std::jthread> crew;
    for (int i = 0; i < kWorkers; ++i) crew.emplace_back(work, jobs, done);
}

int main() {
    lab::Pipe jobs = lab::make_pipe();
    const lab::Pipe done = lab::make_pipe();
    for (char job = 0; job < kJobs; ++job) lab::write_once(jobs.writer, {&job, 1});
    jobs.writer.reset();  // so that readers see an end

    const bool threads = lab::control();  // control: one process with four threads
    for (int i = 0; i < (threads ? 1 : kWorkers); ++i) {
        const pid_t worker = lab::must(fork());
        if (worker > 0) continue;
        threads ? work_by_threads(jobs.reader, done.writer) : work(jobs.reader, done.writer);
        _exit(0);
    }

    int crashed = 0, unharmed = 0, finished = 0;
    for (int status = 0; wait(&status) > 0;) WIFSIGNALED(status) ? ++crashed : ++unharmed;
    lab::must(ioctl(done.reader, FIONREAD, &finished));
    lab::fact("crashes_the_master_saw", crashed);
    lab::fact("workers_unharmed", unharmed);
    lab::fact("jobs_done", finished, "jobs");
}
