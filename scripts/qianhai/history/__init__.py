"""What was published when: the register of ids, releases, comparisons, confirmed translations."""
