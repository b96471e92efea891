"""What the page of the fund says to everybody, and what the treasurer's page says."""

# The page for everybody
PAGE = "Fund"
TITLE = "The fund for prizes of {village}"
WHAT = "What was given for prizes, and what became of it. Prizes are never named, and no household is."
COLUMNS = ("What", "Given", "Left", "Set aside", "Spent", "Given back")
TABLE = "What was given, and what became of it: for money and for each good."
MONEY = "Money"
# A number of pieces of a good
PIECES = ("{count} piece", "{count} pieces")
CAP = "No household is given more than {amount} in a year."
NO_CAP = "No prizes are given yet: the yearly cap of a household is not set."
GIFTS, GIFT_COLUMNS = "What was given", ("Receipt", "Day", "From", "For", "How much")
GIFTS_TABLE = "Every gift, with the number of its receipt."
NO_GIFTS = "Nothing was given yet."
SOURCES = {
    "collection": "a collection in the village",
    "cooperative": "a cooperative",
    "business": "a business",
    "foundation": "a foundation",
    "person": "a person",
    "prize_budget": "a budget for prizes",
}
# Who gave, where it is not a person: the source, then the name.
FROM = "{source}: {giver}"
QUESTIONS = "Questions about the fund"
NO_QUESTIONS = "Nobody has asked anything yet."
ANSWERED = "Answered by {who}, {on}"
ASK, ASK_LABEL = "Ask", "Your question"
ASK_HOW = (
    "Anyone who is signed in can ask. Somebody who looks after the fund answers, and then everybody can read both. "
    "It is not said who asked. Please name no household."
)
ASKED = "Your question waits for its answer."

# The treasurer's page
TREASURY = "Treasurer"
WHAT_TO_DO = "What to do"
GRANT, GOODS, ORDERS = "Book a gift", "Goods and cap", "Orders and payments"
ANSWERS, ENTRIES = "Answer questions", "All entries"
SOURCE, GIVER, PURPOSE, AMOUNT = "From what kind of source", "Who gave it", "For what", "How much, or how many pieces"
GOOD, RECEIVED, BOOK = "In money, or which good", "Received on", "Book it"
GRANT_HOW = "Aid, relief, subsidies and pensions are owed to people. They are no money for prizes and are refused."
BOOKED = "Booked. The receipt has the number {number}."
NEW_GOOD, VALUE, ADD_GOOD = "Something that can be a prize", "Value of a piece", "Add it"
GOOD_HOW = "Never what people need to live, to learn or to farm: food, medicine, fees, inputs."
GOOD_ADDED = "Added: {good}."
GOOD_COLUMNS, GOOD_TABLE = ("Good", "Value of a piece"), "Goods that can be prizes."
NEW_CAP, SET_CAP, CAP_SET = "Most that a household is given in a year", "Set the cap", "The yearly cap is {amount}."
ORDER_COLUMNS = ("Order", "What for", "How much", "Ordered by", "Where it stands")
ORDER_TABLE = "Orders of goods, and of gifts that go back."
NO_ORDERS = "Nothing was ordered yet."
PURPOSES = {"purchase": "goods: {pieces} × {good}", "return": "a gift goes back", "award": "an award that is no more"}
STATES = {"open": "waits to be paid", "paid": "paid", "cancelled": "cancelled"}
ORDER_GOODS, ORDER_RETURN = "Order goods for prizes", "Order that a gift goes back"
WHICH_GOOD, HOW_MANY, COST, PLACE_ORDER = "Which good", "How many pieces", "What they cost in all", "Order"
RECEIPT = "Number of the gift’s receipt"
ORDERED = "Order {number} waits for somebody else to pay it."
PAY_HOW = "Somebody else pays than who ordered."
ORDER, PAPER, PAY, CANCEL = "Order", "Number of the receipt on paper", "Pay", "Cancel the order"
PAID, CANCELLED = "Paid. The receipt has the number {number}.", "Cancelled, and what was set aside is free."
QUESTION, ANSWER, SEND_ANSWER = "Question", "Answer", "Answer for everybody to read"
ANSWER_SENT, NO_OPEN_QUESTIONS = "Answered.", "No question waits."
ENTRY_COLUMNS = ("Day", "What", "How much", "Receipt", "Paper")
ENTRY_TABLE = "Every movement of the fund, the newest first."
KINDS = {
    "grant": "given",
    "reserve": "set aside",
    "release": "set free",
    "pay": "paid",
    "bought": "goods came in",
}
