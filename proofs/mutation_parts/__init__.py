"""The parts of proofs/mutation.py: how an experiment is damaged, and what that should come to."""
