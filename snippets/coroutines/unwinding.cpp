// Calls need not return one by one: after a longjmp from C to A, neither C nor B returns.
#include <lab/lab.hpp>

#include <csetjmp>

std::jmp_buf in_a;

void c() {
    lab::event("C+");
    if (!lab::control()) std::longjmp(in_a, 1);  // control: C returns
    lab::event("C-");
}

void b() {
    lab::event("B+");
    c();
    lab::event("B-");
}

void a() {
    lab::event("A+");
    if (setjmp(in_a) == 0) b();
    lab::event("A-");
}

int main() { a(); }
