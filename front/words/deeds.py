"""What boards call the deeds that somebody is thanked for."""

DEEDS = {
    "helped_at_harvest": "helped at harvest",
    "helped_in_need": "helped in need",
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
