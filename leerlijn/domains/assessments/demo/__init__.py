"""The assessment centre of the demonstration: ten candidates, each somewhere else on the way."""
