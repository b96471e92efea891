"""Publishing: the way of a season from entering to its board, its correction, and its posters."""

from front.show_posters import show_posters
from front.show_publishing import show_publishing
from front.staff import chosen_season, staff_page
from front.words import staff

with staff_page(staff.PUBLISHING, "publish") as chosen:
    period = chosen_season(chosen)
    show_publishing(chosen, period)
    show_posters(chosen, period)
