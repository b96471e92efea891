"""What is said about a rubric that is refused, by the problem's code.

A code followed by "+field" is used where the problem carries that field in `more`.
"""

SUBJECTS = {
    "religion": "religion",
    "ethnicity": "ethnicity or language group",
    "family_planning": "family planning",
    "biometrics": "biometrics",
    "faces": "faces",
    "identity_number": "national identity numbers",
    "coordinates": "where somebody is on the map",
    "phones": "phones",
    "politics": "politics",
    "loyalty": "loyalty",
    "dress": "dress",
    "children": "children",
    "handover": "handing over land or animals",
    "placement": "accepting a placement",
    "attendance": "attendance at authorities’ events",
    "home": "the tidiness of a home",
    "guests": "guests",
    "health": "health",
    "speech": "speech",
    "contacts": "contacts",
    "movement": "movement",
    "joining": "joining an organisation",
    "belief": "belief",
}

SENTENCES = {
    "not_yaml": (
        "This is not YAML: {value}. "
        "Look for a colon, a quotation mark or an indentation out of place, here or in the line above."
    ),
    "alias": "“*{value}” stands for another part of the file, which is not taken here. Write the part out.",
    "not_a_rubric": "This is not a rubric. A rubric starts with keys such as title, version, purpose and score.",
    "duplicate_key": "“{value}” stands here again; it is already in line {first}. Keep one of the two.",
    "unknown_key": "“{value}” is not a key here. Known keys: {accepted}.",
    "missing_key": "“{value}” is missing in “{parent}”. Add it.",
    "missing_key+accepted": "“{value}” is missing in “{parent}”. Add it; it may be: {accepted}.",
    "missing_key+needed_by": "“{needed_by}” needs a section “{value}” that says which sources count as work. Add it.",
    "key_without_use": "“{key}” has no use with this method. Take it out, or choose another method.",
    "not_text": "“{key}” has to be text.",
    "not_a_section": "“{key}” has to hold keys of its own, one a line.",
    "not_a_list": "“{key}” has to be a list, such as [a, b].",
    "empty": "“{key}” is empty. It needs at least one entry.",
    "text_empty": "“{key}” says nothing. Write it out, or take the line away.",
    "text_too_long": "“{key}” may have at most {max_length} letters and signs.",
    "too_many": "“{key}” has too many entries.",
    "too_small+gt": "“{key}” is {value}. It has to be above {gt}.",
    "too_small+ge": "“{key}” is {value}. It has to be at least {ge}.",
    "too_large+le": "“{key}” is {value}. It may be at most {le}.",
    "goalposts_order": (
        "The goalposts are the wrong way round: low is {value} and high is {high}. Low has to be below high; "
        "where less is better, write direction: down."
    ),
    "scale_order": "The scale goes from {value} to {high}. The first number has to be below the second.",
    "log_of_nothing": "transform: log cannot take {value}. Goalposts and a reference have to be above zero with it.",
    "reference_zero": "Nothing can be compared with a reference of zero. Give another number, or mean, best or worst.",
    "source_twice": "The source “{value}” is listed twice. A source is of one kind: work, property, support or costs.",
    "name_twice": "“{value}” names two parts of the score; the other is {first}. Give one of them another name.",
    "name_reserved": "“{value}” is the name of a column of the result. Give this part another name.",
    "aggregate_needs_positive": (
        "A group with aggregate: {aggregate} cannot hold “{value}”, whose method ({method}) gives values around zero. "
        "Use goalposts or min-max there, or aggregate: arithmetic."
    ),
    "levels_order": "The level “{key}” starts at {value}, not above the one before it, at {before}. Put them in order.",
    "forbidden_subject": (
        "“{phrase}” asks about {subject}. Laurel counts what somebody did, never what they believe or who they are. "
        "Take this criterion out; data/rubrics/catalogue.yaml lists some that fit."
    ),
    "forbidden_subject+text": (
        "“{phrase}” is about {subject}. Laurel writes nothing about that down. Use other words."
    ),
    "village_missing": (
        "What was not asked never counts against a household: in a village missing has to be {accepted}, not {value}."
    ),
    "village_income_share": "Income weighs {share} % of the score here. In a village it may weigh at most {limit} %.",
    "village_floor": (
        "Growth needs a floor in a village, so that small beginnings are not compared with next to nothing. "
        "Set income.floor above 0, to what a household needs in a period."
    ),
    "village_goalposts": (
        "“{value}” compares incomes within the village, and a household could work out its neighbours’ from it. "
        "Use fixed goalposts: normalise: {{method: goalposts, low: …, high: …}}."
    ),
    "village_direction": "In a village nothing that is counted may lower a score. Take direction: down out.",
    "no_price": "The period “{value}” has no price index. Add it to income.prices, which has: {accepted}.",
}
