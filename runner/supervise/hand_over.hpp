// Hands a program's result out of the folder in which it worked.
#pragma once

#include "order.hpp"

namespace lab::supervise {

/// Copies a file of the working folder to a descriptor, once every process that could change it is
/// dead. Only a plain file with one name is taken, never what a link points to, and never more
/// than `most_bytes`.
/// @param folder an open folder; `name` may not lead out of it
Result hand_over(int folder, const char* name, long long most_bytes, int to);

}  // namespace lab::supervise
