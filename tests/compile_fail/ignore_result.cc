#include "pipeline/core/ticket_store.h"

void Try(zwartlak::TicketStore& store, const zwartlak::AuditReceipt& receipt) {
#ifdef MUST_FAIL
  store.Notice("a.png", receipt, "{}");
#endif
  (void)store.Notice("a.png", receipt, "{}");
}

int main() {}
