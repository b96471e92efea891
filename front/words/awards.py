"""What is said about the awards section of village rules, and about what the rules propose."""

SENTENCES = {
    "not_a_day": "“{value}” is not a day. Write it as 2026-01-31.",
    "prize_unclear": "A prize is either an amount, or a good with its pieces.",
    "prize_for_income": "An award for income carries no prize: nothing is given for income alone. Take the prize out.",
    "award_key_without_use": "“{key}” has no use for an award of the kind {kind}. Take it out.",
    "award_topic": (
        "“{value}” is about {topic} and fits no award of the kind {kind}. Criteria that fit are about: {accepted}."
    ),
    "award_scale": (
        "No award can ask for {value} here: the scale goes from {low} to {high}. Ask for more than its lower end, "
        "and no more than its upper end."
    ),
    "no_award_rules": (
        "For the season “{value}” no awards were told in advance. Only what the meeting heard before the first entry "
        "can be proposed by a rule, and this holds for nominations too."
    ),
    "not_reached": "Your household cannot ask for this award now.",
}

# What an award rests on, by the kind of its rule.
EVIDENCE = {
    "top_band": "In the first place of the group {group}, as the board shows it. It rests on more than income.",
    "level": "The household asked for it, and has reached the level that the rules name.",
    "steady": "Entries in each of {seasons} seasons; seasons of rest are passed over.",
    "first_income": "A first income from {source}.",
    "skill": "Marks that reach: {reached}.",
    "apprentice": "Marks that reach: {reached}.",
    "help": "Marks that reach: {reached}.",
    "village_goal": "All households together reached: {reached}.",
    "working_group": "{who} wrote entries of at least {households} households.",
    "nomination": "Nominated and seconded for: {deed}.",
}
REACHED = "{criterion}: {least}"
OTHER_EVIDENCE = "Proposed by somebody who works with the book."
EVERYBODY = "all households"
VILLAGE = "the whole village"

DEEDS = {
    "helped_at_harvest": "helped at harvest",
    "helped_in_need": "helped somebody in need",
    "lent_tools": "lent tools",
    "shared_seed": "shared seed",
    "taught_a_skill": "taught a skill",
    "trained_an_apprentice": "trained an apprentice",
    "started_an_enterprise": "started an enterprise",
    "kept_accounts_for_others": "kept accounts for others",
    "mended_commons": "mended what belongs to all",
    "planted_trees": "planted trees",
    "cared_for_animals": "cared for animals",
    "organised_shared_work": "organised shared work",
}
