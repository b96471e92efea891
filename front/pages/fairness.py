"""Fairness: how scores, levels and awards spread over groups and sizes of households, for those who review."""

from front.show_fairness import show_fairness
from front.staff import chosen_season, staff_page
from front.words import fairness as words

with staff_page(words.PAGE, "fairness") as chosen:
    show_fairness(chosen, chosen_season(chosen))
