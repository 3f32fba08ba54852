"""What comes in from outside: the free text in which HR keeps who is qualified."""
