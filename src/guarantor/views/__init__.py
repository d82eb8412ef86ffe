"""Room: views."""
