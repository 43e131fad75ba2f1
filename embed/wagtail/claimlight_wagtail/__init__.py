"""Claimlight in Wagtail: a block for StreamFields, and checks of its files."""
