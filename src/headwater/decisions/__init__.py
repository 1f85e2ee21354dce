"""What people decided, and what it comes to in the machine's rows. Pure functions."""
