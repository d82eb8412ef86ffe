"""Room: dossiers."""
