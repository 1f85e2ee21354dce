"""From chains and reliance to independent origins: pure functions on rows."""
