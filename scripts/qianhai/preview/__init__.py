"""The site on an editor's own machine, following every change."""
