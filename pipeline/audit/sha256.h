// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
//
// SHA-256 (FIPS 180-4) over libsodium: in one go, or piece by piece for what does not fit in
// memory. Cannot fail; needs no initialisation.
#pragma once

#include <sodium/crypto_hash_sha256.h>

#include "pipeline/core/bytes.h"

namespace zwartlak {

Digest Sha256(ByteView bytes);
inline Digest Sha256(std::string_view text) { return Sha256(AsBytes(text)); }

class Sha256Hasher {
 public:
  Sha256Hasher();
  void Update(ByteView bytes);
  // The digest of everything so far; the hasher then starts anew.
  Digest Finish();

 private:
  crypto_hash_sha256_state state_;
};

}  // namespace zwartlak
