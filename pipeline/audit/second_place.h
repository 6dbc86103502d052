// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// The second place holds a copy of every checkpoint line of one log, in order, and nothing else. It
// may lag by what a crash between the two writes leaves out, which is made good here; it can never
// be ahead of the log: then the log was cut off.
#pragma once

#include <string>

#include "pipeline/core/error.h"

namespace zwartlak {

// The log's last checkpoint lines, without line feed. `last` is empty if there is none, `before` if
// there is none or it is not known, which costs a pass over the log.
struct LastCheckpoints {
  const std::string& last;
  const std::string& before;
};

// Brings the second place up to the log's last checkpoint. To be called under the log's lock.
// kAuditBroken if the second place holds anything that the log does not, or was emptied.
Result<void> BringUpSecondPlace(const std::string& path, int log_fd,
                                const LastCheckpoints& checkpoints, bool sync);

}  // namespace zwartlak
