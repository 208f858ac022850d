"""What helps those who write: what their editors complete by, new records to fill in, mendings that are certain."""
