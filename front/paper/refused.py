"""What keeps something from being printed; the sentence is made from its problems, as for any refusal."""

from rating.problems import Refused


class PaperRefused(Refused):
    """Something cannot be printed as it should look; nothing was."""
