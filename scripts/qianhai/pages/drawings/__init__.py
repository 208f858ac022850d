"""Pictures made from the data: inline SVG that follows the page's colours and names the same ids as its table."""
