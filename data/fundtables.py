"""The tables of the fund, for a migration: a double entry is one row that moves an amount from one account to another.

So entries balance by construction, for money (`good` is missing) and for each good alike. What must hold whoever
writes is here: no account below zero, nothing reserved or settled twice, two people for every payment, the yearly cap.
"""

from data.tablewords import among, is_time, refusal

# Where money may come from. Aid, relief and benefits are no such source: they are owed to people, not won (charter 1).
SOURCES = ("collection", "cooperative", "business", "foundation", "person", "prize_budget")
PURPOSES = ("award", "purchase", "return")
# Of minor units or pieces; sums of a few million of these are still whole numbers of SQLite.
MOST = 10**12
# kind -> between which accounts; `given` and `bought` are where things come from, and hold nothing.
MOVES = {
    "grant": (("given", "left"),),
    "reserve": (("left", "reserved"),),
    "release": (("reserved", "left"),),
    "pay": (("reserved", "spent"), ("reserved", "returned")),
    "bought": (("bought", "left"),),
}

_REQUEST = "request TEXT NOT NULL UNIQUE CHECK (length(request) BETWEEN 8 AND 64)"
_PAIRS = ", ".join(f"'{kind} {a} {b}'" for kind, pairs in MOVES.items() for a, b in pairs)


FUND = f"""
CREATE TABLE fund_rules (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    yearly_cap_minor INTEGER NOT NULL CHECK (yearly_cap_minor BETWEEN 0 AND {MOST})
) STRICT;
CREATE TABLE fund_goods (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (trim(name) <> '' AND length(name) <= 60),
    value_minor INTEGER NOT NULL CHECK (value_minor BETWEEN 1 AND {MOST})
) STRICT;
CREATE TABLE fund_grants (
    id INTEGER PRIMARY KEY,
    {_REQUEST},
    source TEXT NOT NULL CHECK (source IN ({among(SOURCES)})),
    giver TEXT NOT NULL CHECK (trim(giver) <> '' AND length(giver) <= 80),
    purpose TEXT NOT NULL CHECK (trim(purpose) <> '' AND length(purpose) <= 200),
    good INTEGER REFERENCES fund_goods(id),
    amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND {MOST}),
    received_on TEXT NOT NULL CHECK (received_on IS date(received_on))
) STRICT;
CREATE TABLE fund_orders (
    id INTEGER PRIMARY KEY,
    {_REQUEST},
    purpose TEXT NOT NULL CHECK (purpose IN ({among(PURPOSES)})),
    award INTEGER UNIQUE REFERENCES awards(id) ON DELETE SET NULL CHECK (award IS NULL OR purpose = 'award'),
    fund_grant INTEGER REFERENCES fund_grants(id) CHECK ((fund_grant IS NOT NULL) = (purpose = 'return')),
    good INTEGER REFERENCES fund_goods(id) CHECK (good IS NULL OR purpose <> 'purchase'),
    amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND {MOST}),
    value_minor INTEGER NOT NULL CHECK (value_minor BETWEEN 1 AND {MOST}),
    buys INTEGER REFERENCES fund_goods(id) CHECK ((buys IS NOT NULL) = (purpose = 'purchase')),
    pieces INTEGER CHECK (pieces BETWEEN 1 AND {MOST}) CHECK ((pieces IS NOT NULL) = (purpose = 'purchase')),
    ordered_by INTEGER NOT NULL REFERENCES accounts(id),
    ordered_at TEXT NOT NULL CHECK ({is_time("ordered_at")})
) STRICT;
CREATE TABLE fund_entries (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    good INTEGER REFERENCES fund_goods(id),
    amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND {MOST}),
    fund_grant INTEGER REFERENCES fund_grants(id),
    fund_order INTEGER REFERENCES fund_orders(id),
    receipt INTEGER UNIQUE CHECK (receipt > 0),
    paper TEXT CHECK (length(paper) BETWEEN 1 AND 40),
    account INTEGER REFERENCES accounts(id),
    made_at TEXT NOT NULL CHECK ({is_time("made_at")}),
    CHECK (kind || ' ' || source || ' ' || target IN ({_PAIRS})),
    CHECK ((kind = 'grant') = (fund_grant IS NOT NULL)),
    CHECK ((kind = 'grant') = (fund_order IS NULL)),
    CHECK ((kind IN ('grant', 'pay')) = (receipt IS NOT NULL)),
    CHECK (account IS NOT NULL OR kind = 'release')
) STRICT;
CREATE UNIQUE INDEX fund_granted_once ON fund_entries (fund_grant) WHERE kind = 'grant';
CREATE UNIQUE INDEX fund_reserved_once ON fund_entries (fund_order) WHERE kind = 'reserve';
CREATE UNIQUE INDEX fund_settled_once ON fund_entries (fund_order) WHERE kind IN ('pay', 'release');
CREATE UNIQUE INDEX fund_bought_once ON fund_entries (fund_order) WHERE kind = 'bought';
CREATE TABLE fund_questions (
    id INTEGER PRIMARY KEY,
    {_REQUEST},
    household INTEGER REFERENCES households(id) ON DELETE CASCADE,
    account INTEGER REFERENCES accounts(id),
    question TEXT NOT NULL CHECK (length(question) BETWEEN 3 AND 500),
    asked_at TEXT NOT NULL CHECK ({is_time("asked_at")}),
    answer TEXT CHECK (length(answer) BETWEEN 1 AND 1000),
    answered_by INTEGER REFERENCES accounts(id),
    answered_at TEXT CHECK ({is_time("answered_at")}),
    CHECK ((household IS NULL) <> (account IS NULL)),
    CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL))
) STRICT;
"""

_HELD = """(SELECT coalesce(sum(CASE WHEN target = NEW.source THEN amount ELSE 0 END), 0)
    - coalesce(sum(CASE WHEN source = NEW.source THEN amount ELSE 0 END), 0)
    FROM fund_entries WHERE good IS NEW.good AND (source = NEW.source OR target = NEW.source))"""
_ORDER = "(SELECT {0} FROM fund_orders WHERE id = NEW.fund_order)"
_SAME_ORDER = """EXISTS (SELECT 1 FROM fund_orders WHERE id = NEW.fund_order AND CASE NEW.kind
    WHEN 'bought' THEN buys IS NEW.good AND pieces = NEW.amount ELSE good IS NEW.good AND amount = NEW.amount END
    AND (NEW.kind <> 'pay' OR NEW.target = iif(purpose = 'return', 'returned', 'spent')))"""
_SAME_GRANT = (
    "EXISTS (SELECT 1 FROM fund_grants WHERE id = NEW.fund_grant AND good IS NEW.good AND amount = NEW.amount)"
)
_BEFORE = """EXISTS (SELECT 1 FROM fund_entries WHERE fund_order = NEW.fund_order
    AND kind = iif(NEW.kind = 'bought', 'pay', 'reserve'))"""
_VALUE = "NEW.amount * coalesce((SELECT value_minor FROM fund_goods WHERE id = NEW.good), 1)"
# A prize counts for a household, and for whoever of the working group says that it is their own.
_WON = """(SELECT coalesce(sum(o.value_minor), 0) FROM fund_orders AS o JOIN awards AS a ON a.id = o.award
    LEFT JOIN own_households AS w ON w.account = a.account
    WHERE substr(o.ordered_at, 1, 4) = substr(NEW.ordered_at, 1, 4)
    AND NOT EXISTS (SELECT 1 FROM fund_entries WHERE fund_order = o.id AND kind = 'release')
    AND EXISTS (SELECT 1 FROM awards AS n LEFT JOIN own_households AS x ON x.account = n.account
        WHERE n.id = NEW.award AND (n.account = a.account
            OR coalesce(n.household, x.household) = coalesce(a.household, w.household))))"""
_GIVEN_BACK = """NEW.purpose = 'return' AND NEW.amount + (SELECT coalesce(sum(amount), 0) FROM fund_orders AS o
    WHERE o.fund_grant = NEW.fund_grant
    AND NOT EXISTS (SELECT 1 FROM fund_entries WHERE fund_order = o.id AND kind = 'release'))
    > (SELECT amount FROM fund_grants WHERE id = NEW.fund_grant)"""
_CAPPED = "EXISTS (SELECT 1 FROM awards WHERE id = NEW.award AND (household IS NOT NULL OR account IS NOT NULL))"


def fund_triggers() -> dict[str, str]:
    """name -> what a trigger does after its name."""
    added = "fund_entries", "INSERT"
    kept = {
        f"{table}_never_{done}": refusal(table, verb, "1", "never_changed")
        for table in ("fund_grants", "fund_entries")
        for verb, done in (("UPDATE", "changed"), ("DELETE", "deleted"))
    }
    return {
        **kept,
        "fund_never_below_zero": refusal(
            *added, f"NEW.source IN ('left', 'reserved') AND NEW.amount > {_HELD}", "fund_too_low"
        ),
        "fund_entries_as_ordered": refusal(
            *added, f"NOT iif(NEW.kind = 'grant', {_SAME_GRANT}, {_SAME_ORDER})", "fund_differs"
        ),
        "fund_entries_in_order": refusal(
            *added, f"NEW.kind NOT IN ('grant', 'reserve') AND NOT {_BEFORE}", "not_reserved"
        ),
        "fund_paid_by_another": refusal(
            *added, f"NEW.kind = 'pay' AND NEW.account = {_ORDER.format('ordered_by')}", "own_order"
        ),
        "fund_orders_never_changed": refusal(
            "fund_orders",
            "UPDATE",
            "NEW.award IS NOT NULL OR EXISTS (SELECT 1 FROM awards WHERE id = OLD.award) "
            "OR (NEW.id, NEW.request, NEW.purpose, NEW.fund_grant, NEW.good, NEW.amount, NEW.value_minor, NEW.buys, "
            "NEW.pieces, NEW.ordered_by, NEW.ordered_at) IS NOT (OLD.id, OLD.request, OLD.purpose, OLD.fund_grant, "
            "OLD.good, OLD.amount, OLD.value_minor, OLD.buys, OLD.pieces, OLD.ordered_by, OLD.ordered_at)",
            "never_changed",
        ),
        "fund_orders_never_deleted": refusal("fund_orders", "DELETE", "1", "never_changed"),
        "fund_orders_as_valued": refusal("fund_orders", "INSERT", f"NEW.value_minor <> {_VALUE}", "fund_differs"),
        "fund_orders_within_cap": refusal(
            "fund_orders",
            "INSERT",
            f"{_CAPPED} AND {_WON} + NEW.value_minor > coalesce((SELECT yearly_cap_minor FROM fund_rules), 0)",
            "over_cap",
        ),
        "fund_returns_what_was_given": refusal("fund_orders", "INSERT", _GIVEN_BACK, "more_than_given"),
        "fund_goods_keep_their_value": refusal(
            "fund_goods",
            "UPDATE",
            "NEW.value_minor <> OLD.value_minor AND EXISTS (SELECT 1 FROM fund_orders WHERE good = OLD.id)",
            "never_changed",
        ),
        "fund_keeps_minor_digits": refusal(
            "village",
            "UPDATE",
            "NEW.minor_digits <> OLD.minor_digits "
            "AND (EXISTS (SELECT 1 FROM fund_goods) OR EXISTS (SELECT 1 FROM fund_grants))",
            "digits_in_use",
        ),
        "fund_answered_by_another": refusal(
            "fund_questions", "UPDATE OF answered_by", "NEW.answered_by = OLD.account", "own_question"
        ),
        "fund_answered_once": refusal(
            "fund_questions", "UPDATE", "OLD.answer IS NOT NULL AND NEW.answer IS NOT OLD.answer", "never_changed"
        ),
    }
