"""How fast the program is, as ratios taken in one run on one machine: `make bench`."""
