"""What each actor wants, by subject and day, and how that turned."""
