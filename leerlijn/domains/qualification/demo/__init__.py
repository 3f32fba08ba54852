"""The demonstration world: some twenty dossiers at Noaber University, played through the engine."""
