// Who calls fork is the child's parent; when it dies, the nearest subreaper becomes the parent.
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <lab/fd.hpp>
#include <lab/lab.hpp>

pid_t make_child() {
    if (lab::control("sibling"))  // control: clone can make the caller's parent the parent
        return static_cast<pid_t>(
            lab::must(syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0)));
    return lab::must(fork());
}

int main() {
    if (!lab::control("no_subreaper"))  // control: orphans go on to init
        lab::must(prctl(PR_SET_CHILD_SUBREAPER, 1));
    lab::Pipe answers = lab::make_pipe(), questions = lab::make_pipe();
    const pid_t observer = getpid();

    lab::in_child([&] {
        const pid_t caller = getpid();
        if (make_child() == 0) {
            lab::fact("parent_is_caller", getppid() == caller, "yes/no");
            lab::write_once(answers.writer, "1");
            lab::read_once(questions.reader);  // until the caller has ended and was waited for
            lab::fact("parent_is_subreaper", getppid() == observer, "yes/no");
            _exit(0);
        }
        lab::read_once(answers.reader);
    });

    lab::write_once(questions.writer, "2");
    answers.writer.reset();
    lab::read_once(answers.reader);  // end of file: the orphan has ended, too
    lab::fact("subreaper_reaps", waitpid(-1, nullptr, 0) > 0, "yes/no");
}
