"""The plan as one frozen value: references both ways, grades, order, names, addresses, and the site's pages."""
