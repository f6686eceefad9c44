"""What is said: one utterance in several papers, what one says and another denies."""
