"""Everything that a person sees or types: pages, words and the command line."""
