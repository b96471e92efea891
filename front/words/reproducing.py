"""What `laurel insight` and `laurel fairness` say."""

INSIGHT = (
    "Write the figures of the page “The village” as a table (CSV), each with its method, and how firm the last boards "
    "are. With --anew, beside each figure what it would be if it were worked out from the entries of today."
)
FAIRNESS = "Write the tables of the page “Fairness” (CSV) of a season."
BOOK = "The record book."
OUT = "The table to write; without it, it is printed."
PERIOD = "The season, or whatever the rules call a period; without it the last that was rated."
ANEW = "Work every figure out anew as well."
NOT_YET = "No season has been published yet, so there is nothing to write."
