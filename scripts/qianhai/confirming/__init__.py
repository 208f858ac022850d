"""The plan's own text, where somebody holds it, beside what the data says of it. Nothing of it is written down."""
