"""What every comparison stands on: words and sentences, sources, sides, and how a finding is told."""
