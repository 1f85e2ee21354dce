"""Headwater follows every claim in a pile of news reports up to where it springs from."""

__version__ = "0.1.0"
