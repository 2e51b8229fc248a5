// Floods the diagnostics: a hundred thousand errors, each with a long story.
#include <lab/lab.hpp>

#define TEN(x) x x x x x x x x x x
#define MANY(x) TEN(TEN(TEN(TEN(TEN(x)))))

int main() { MANY(no_such_word_at_all::it_is_not_declared(1, 2, 3);) }
