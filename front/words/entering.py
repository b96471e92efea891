"""What is said while entering: refusals of an answer by code."""

SENTENCES = {
    "bad_answer_id": "This answer bears no usable mark of its own. Reload the page and give it again.",
    "answer_id_used": "Another answer came under this mark. Reload the page and give it again.",
    "unknown_question": "The village rules do not ask “{value}”.",
    "other_kind_of_answer": "This kind of answer does not belong to “{value}”.",
    "unknown_phrase": "“{value}” is none of the phrases to choose from.",
    "unknown_state": "“{value}” is not accepted. Say asked, none, refused or unknown.",
    "unknown_method": "“{value}” is not accepted. Say receipt, recent, recalled or guess.",
    "no_amount": "Enter the amount. If there was none, choose “none”.",
    "amount_without_asking": "There can be an amount only where the source was asked.",
    "not_drawn": (
        "Somebody else has marked this already. Laurel draws the households that a second person rates, "
        "and this one is not among them."
    ),
    "unknown_working": "There is no helper “{value}”.",
    "unknown_number": "This helper does not ask for “{key}”.",
    "empty_working": "Enter the numbers, or the amount itself.",
    "no_price_for": "The village’s price list has no price for “{value}” in this season.",
    "empty_product": "The product needs a name.",
    "below_zero": "{value} is below zero.",
}
