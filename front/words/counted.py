"""How what is counted is named where a rubric asks no question."""

INCOME = {
    "income.growth": "What the household earns from work and farm, compared with its own past",
    "income.earned": "What the household earns from work and farm",
}
ANOTHER_WAY = {"income": "Without an earner, or in a first season, the other parts count for all of it."}
