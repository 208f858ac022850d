"""How the site speaks each of its languages: words, dates, numbers, escaping, Traditional characters."""
