// Looks for what the run before left, then leaves an object of every kind with a name.
#include <fcntl.h>
#include <mqueue.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <unistd.h>

#include <lab/attack.hpp>
#include <lab/lab.hpp>

constexpr key_t kKey = 0x1057113;

int found() {
    sem_t* const semaphore = sem_open("/hostile", 0);
    return succeeded({shmget(kKey, 0, 0), semget(kKey, 0, 0), msgget(kKey, 0),
                      mq_open("/hostile", O_RDONLY), shm_open("/hostile", O_RDONLY, 0),
                      semaphore == SEM_FAILED ? -1 : 0, access("/tmp/hostile", F_OK)});
}

void leave_all() {
    lab::must(shmget(kKey, 4096, 0600 | IPC_CREAT));
    lab::must(semget(kKey, 1, 0600 | IPC_CREAT));
    lab::must(msgget(kKey, 0600 | IPC_CREAT));
    lab::must(mq_open("/hostile", O_RDWR | O_CREAT, 0600, nullptr));
    lab::must(shm_open("/hostile", O_RDWR | O_CREAT, 0600));
    lab::must(sem_open("/hostile", O_CREAT, 0600, 1));
    lab::must(mkfifo("/tmp/hostile", 0600));
}

int main() {
    if (lab::control()) leave_all();
    lab::fact("escaped", found());
    if (!lab::control()) leave_all();
}
