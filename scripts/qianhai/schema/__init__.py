"""What may be written: values, and the records made of them. This room knows no other."""
