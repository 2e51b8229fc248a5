// Two processes that add to one number in shared memory can lose updates.
#include <lab/lab.hpp>
#include <lab/process.hpp>
#include <lab/shared.hpp>

#include <sched.h>

constexpr long kTimes = 5000;

struct Account {
    volatile long balance = 0;
    lab::Semaphore key{1};
};

void deposit(Account& account) {
    for (long i = 0; i < kTimes; ++i) {
        if (lab::control()) account.key.wait();  // control: only who holds the key may add
        const long seen = account.balance;
        sched_yield();  // another process may run here; without this line it is only less likely
        account.balance = seen + 1;
        if (lab::control()) account.key.post();
    }
}

int main() {
    const lab::Shared<Account> account;

    lab::Process first([&] { deposit(*account); }), second([&] { deposit(*account); });
    first.wait(), second.wait();

    lab::fact("lost_updates", 2 * kTimes - account->balance, "updates");
}
