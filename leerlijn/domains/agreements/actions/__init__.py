"""What changes a quality agreement: measures and the ledger."""
