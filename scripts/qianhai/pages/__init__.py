"""From the model to Markdown: templates, what templates may ask, and pictures."""
