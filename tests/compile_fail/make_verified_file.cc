#include "pipeline/core/files.h"

int main() {
#ifdef MUST_FAIL
  const zwartlak::VerifiedFile file(zwartlak::RedactedFile{}, zwartlak::VerificationReport{});
#endif
}
