"""The forms of the quality agreements; what is wrong with what was typed, the actions find."""
