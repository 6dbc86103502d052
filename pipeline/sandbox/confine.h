// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// Takes from the calling process all it does not need to parse a file: resource limits, a network
// name space of its own, no core dumps, no gaining of privileges, and a system-call filter. Called
// once, in the child, before the first foreign byte is looked at. Anything hostile (socket, exec,
// fork, ptrace, kill, a file opened for writing or removed) kills the process with SIGSYS; any
// other call that parsing does not need fails with EPERM. Only the folders of fonts can be read
// (a PDF may name a font without bringing it), and only where the kernel has Landlock to see to
// that; elsewhere no file can be opened. Built
// with sanitizers (ZWARTLAK_SANITIZED) the memory limit is left out and calls that are neither
// needed nor hostile are let through, for the sanitizers' own sake.
#pragma once

#include "pipeline/core/limits.h"

namespace zwartlak {

// False if a part that every supported machine has (limits, filter) could not be set up: the child
// must not go on. The network name space is extra and may be refused by the machine.
[[nodiscard]] bool Confine(const Limits& limits);

// What this machine can do, for `zwartlak doctor`.
struct SandboxAbilities {
  bool filter = false;  // seccomp
  bool network_namespace = false;
  bool fonts = false;  // Landlock: the child can read fonts and no other file
};
SandboxAbilities ProbeSandbox();

}  // namespace zwartlak
