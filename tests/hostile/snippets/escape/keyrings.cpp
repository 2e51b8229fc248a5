// Leaves a key in the keyring of the user, which no namespace hides.
#include <sys/syscall.h>
#include <unistd.h>

#include <lab/attack.hpp>
#include <lab/lab.hpp>

int main() {
    constexpr int kUserKeyring = -4, kGetId = 0, kJoin = 1;
    const int escaped = succeeded({syscall(SYS_add_key, "user", "hostile", "x", 1, kUserKeyring),
                                   syscall(SYS_keyctl, kGetId, kUserKeyring, 1),
                                   syscall(SYS_keyctl, kJoin, "hostile"),
                                   syscall(SYS_request_key, "user", "hostile", nullptr, 0)});
    lab::fact("escaped", escaped + (lab::control() ? succeeded({getpid()}) : 0));
}
