"""What makes two statements the same claim: features of pairs, scores, grouping. Pure functions."""
