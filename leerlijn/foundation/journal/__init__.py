"""What happened, by whom, on whose behalf: append-only, chained, anchored."""
