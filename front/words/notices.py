"""What is said of notices: what is on offer and how to apply for it, for everybody to read."""

SENTENCES = {
    "notice_empty": "A notice needs a title and a text, in one language at least.",
    "notice_incomplete": "In each language that a notice has, it needs a title and a text.",
    "notice_language": "“{value}” is not the code of a language.",
    "notice_too_long": "That is {value} letters; there may be {most}.",
    "notice_until": "A notice ends on a day from today on.",
    "notice_names": "“{value}” is the name of a household. A notice names none.",
    "notice_number": ("“{value}” is also a house number. If it means no household here, say so below and save again."),
    "notice_rating": (
        "“{value}” sounds like the rating. What is offered to households never depends on how they were rated."
    ),
    "unknown_notice": "This notice is there no more.",
}
