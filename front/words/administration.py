"""What is said when something about households, periods, sources, rules or access is refused, by the problem’s code."""

SENTENCES = {
    "witness_is_staff": (
        "“{value}” works with this book or rates. A consent is witnessed by somebody who does neither."
    ),
    "no_witness": "Name who witnessed it. Staff do not confirm a consent by themselves.",
    "no_key": "The village has no key for signing yet.",
    "nothing_waits": "No such consent of “{value}” waits to be confirmed.",
    "unknown_field": "There is no “{value}” here that could be changed.",
    "empty_household_name": "The household needs a name. It may be a number or a word that the household chose.",
    "long_household_name": "This name has more than {most} letters. Give a shorter one.",
    "household_there": (
        "A household “{known}” is in the book already. If this is another one, add to its name what tells the two "
        "apart, such as the house number."
    ),
    "merge_same": "Choose two different records.",
    "merge_rated": (
        "The second record has been rated, and ratings stay. Let the two join from a later season on instead."
    ),
    "merge_linked": "One of the two came from the other, so they are not the same household.",
    "merge_consents": (
        "One record withdrew a consent ({value}) that the other gave. Ask the household which of the two holds, and "
        "withdraw the other."
    ),
    "merge_income": "Both records have income from “{value}” in {period}. Take out the one that was entered twice.",
    "merge_differs": "Both records answer the same question in another way: {value}, and {book}. Correct one of them.",
    "merge_differs+criterion": (
        "Both records have a mark of {rater} for “{criterion}” in {period}: {value}, and {book}. Correct one of them."
    ),
    "merge_differs+source": (
        "For “{source}” in {period} one record says {value}, the other {book}. Correct one of them."
    ),
    "shares_above_one": "More than all of “{household}” would live on. Its shares add up to 1 at the most.",
    "comes_from_itself": "“{value}” would come from itself. Look at which household came from which.",
    "in_use": "“{value}” is in use, and stays as it is. Add another one beside it.",
    "no_purpose": "Write down first what the scheme is for.",
    "no_contact": "Write down first whom outside the village one can turn to with a complaint.",
    "too_few_holders": "Name at least two different people, one to a code.",
    "too_many_holders": "{value} people are too many; there can be {most} codes at the most.",
    "empty_holder": "Every code needs the name of the person who keeps it.",
    "wrong_sealed_codes": (
        "These two codes do not open this village. They have to be of two people, and work only once."
    ),
    "no_criteria": "Choose at least one thing that counts.",
    "not_in_catalogue": "“{value}” is not in the catalogue.",
}
