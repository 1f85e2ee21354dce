"""Who is meant: names, roles, pronouns and unnamed sources. Pure functions on rows."""
