"""Reading: the inbox, who is to be told, what is told, and when a reminder is due."""
