"""The face: base page, components, tokens, icons, charts, and every word on screen."""
