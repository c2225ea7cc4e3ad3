"""Which version this is; asking the installed package takes longer than most commands."""

VERSION = "0.1.0"
