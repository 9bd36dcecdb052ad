"""What proves that people met: who they are, and which meetings stand on paper."""
