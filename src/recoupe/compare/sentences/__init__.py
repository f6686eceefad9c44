"""What sentences tell beyond figures, events and speech: facts, penalties, ages, minutes, years."""
