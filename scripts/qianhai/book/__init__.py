"""Model → a book a language: what it holds, how it is set on HTML, and how that becomes a PDF."""
