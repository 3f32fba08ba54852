"""Sessions, seats, waiting order, attendance and minutes: one logic, never oversold."""
