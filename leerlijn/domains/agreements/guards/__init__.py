"""What must be true before something of a quality agreement is done; each says why not in one sentence."""
