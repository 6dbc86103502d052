#include "pipeline/stages/identify.h"

// (g++ 12 does not warn for virtual calls; the stages are free functions.)
void Try(const zwartlak::Attachment& attachment) {
#ifdef MUST_FAIL
  zwartlak::Identify(attachment, {});
#endif
  (void)zwartlak::Identify(attachment, {});
}

int main() {}
