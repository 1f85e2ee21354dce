"""The newsroom simulator: invented stories, told by invented outlets with habits, whose truth is known by construction."""

from headwater.simulate.corpus import Story, simulate, write_corpus

__all__ = ["Story", "simulate", "write_corpus"]
