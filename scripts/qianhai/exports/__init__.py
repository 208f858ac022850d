"""What the site gives away beside its pages: one module a format, each from the model to files."""
