"""YAML text in; plain values out that know their file, line and column; and findings about what cannot be read."""
