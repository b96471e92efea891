"""The treasurer's page: gifts, goods, orders and their payment, and the answers to questions."""

from front.show_treasury import show_treasury
from front.staff import staff_page
from front.words import fund_page as words

with staff_page(words.TREASURY, "fund_orders") as chosen:
    show_treasury(chosen)
