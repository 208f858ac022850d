"""The road's end: write the pages, press them, prove the finished site, put it in its place."""
