"""Awards: what the rules propose, nominations, decisions, a meeting's minutes, and handing over."""

from front.show_awards import show_awards
from front.staff import chosen_season, staff_page
from front.words import award_pages as words

with staff_page(words.AWARDS, "awards") as chosen:
    show_awards(chosen, chosen_season(chosen))
