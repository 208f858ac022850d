"""What was read, fitted to the records' definitions and held to the rules; every fault a finding in plain words."""
