#include "pipeline/core/ticket_store.h"

void Try(zwartlak::TicketStore& store, const zwartlak::RedactedFile& file,
         const zwartlak::AuditReceipt& receipt) {
#ifdef MUST_FAIL
  (void)store.Deliver("a.png", file, receipt, "{}");
#endif
  (void)store.Notice("a.png", receipt, "{}");
  (void)file;
}

int main() {}
