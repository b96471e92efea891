"""Publishing: the way of a season from entering to its board, and its correction."""

from front.show_publishing import show_publishing
from front.staff import chosen_season, staff_page
from front.words import staff

with staff_page(staff.PUBLISHING, "publish") as chosen:
    show_publishing(chosen, chosen_season(chosen))
