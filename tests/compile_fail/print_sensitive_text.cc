#include <iostream>

#include "pipeline/core/sensitive_text.h"

int main() {
  const zwartlak::SensitiveText text("x");
#ifdef MUST_FAIL
  std::cout << text;
#endif
}
