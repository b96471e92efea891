"""How each tidy table lies in the record book: the query that reads it, and the statement that adds a row to it.

Names stand for ids on both sides; a name that the book does not know becomes a missing value, which is refused.
"""

READ = {
    "households": """
        SELECT name AS household, members, earners, league, house_number, nickname, village_group AS "group"
        FROM households ORDER BY name""",
    "periods": """
        SELECT name AS period, position AS "order", season, months FROM periods ORDER BY position""",
    "income": """
        SELECT h.name AS household, p.name AS period, s.name AS source, e.amount_minor, e.method
        FROM income_entries AS e JOIN households AS h ON h.id = e.household
        JOIN periods AS p ON p.id = e.period JOIN sources AS s ON s.id = e.source
        ORDER BY h.name, p.position, s.name, e.id""",
    "coverage": """
        SELECT h.name AS household, p.name AS period, s.name AS source, c.state
        FROM coverage AS c JOIN households AS h ON h.id = c.household
        JOIN periods AS p ON p.id = c.period JOIN sources AS s ON s.id = c.source
        ORDER BY h.name, p.position, s.name""",
    "succession": """
        SELECT old.name AS old, new.name AS new, p.name AS period, s.share
        FROM succession AS s JOIN households AS old ON old.id = s.old JOIN households AS new ON new.id = s.new
        JOIN periods AS p ON p.id = s.period ORDER BY p.position, old.name, new.name""",
    "paused": """
        SELECT h.name AS household, p.name AS period
        FROM pauses AS x JOIN households AS h ON h.id = x.household JOIN periods AS p ON p.id = x.period
        ORDER BY h.name, p.position""",
    "marks": """
        SELECT h.name AS household, p.name AS period, m.criterion, r.name AS rater, m.mark
        FROM marks AS m JOIN households AS h ON h.id = m.household
        JOIN periods AS p ON p.id = m.period JOIN raters AS r ON r.id = m.rater
        ORDER BY h.name, p.position, m.criterion, r.name""",
    "measures": """
        SELECT h.name AS household, p.name AS period, m.measure, m.value, m.se
        FROM measures AS m JOIN households AS h ON h.id = m.household JOIN periods AS p ON p.id = m.period
        ORDER BY h.name, p.position, m.measure""",
    "sources": "SELECT name AS source, kind FROM sources ORDER BY name",
}

ADD = {
    "households": """
        INSERT INTO households (id, name, members, earners, league, house_number, nickname, village_group)
        VALUES (:id, :household, coalesce(:members, 1), coalesce(:earners, 1), :league, :house_number, :nickname,
                :group)""",
    "periods": """
        INSERT INTO periods (name, position, season, months)
        VALUES (:period, :order, :season, coalesce(:months, 12))""",
    "income": """
        INSERT INTO income_entries (household, period, source, amount_minor, method, entered_at, entered_by)
        VALUES ((SELECT id FROM households WHERE name = :household),
                (SELECT id FROM periods WHERE name = :period),
                (SELECT id FROM sources WHERE name = :source),
                :amount_minor, :method, :at, :by)""",
    "coverage": """
        INSERT INTO coverage (household, period, source, state, entered_by)
        VALUES ((SELECT id FROM households WHERE name = :household),
                (SELECT id FROM periods WHERE name = :period),
                (SELECT id FROM sources WHERE name = :source),
                :state, :by)""",
    "succession": """
        INSERT INTO succession (old, new, period, share)
        VALUES ((SELECT id FROM households WHERE name = :old), (SELECT id FROM households WHERE name = :new),
                (SELECT id FROM periods WHERE name = :period), :share)""",
    "paused": """
        INSERT INTO pauses (household, period)
        VALUES ((SELECT id FROM households WHERE name = :household),
                (SELECT id FROM periods WHERE name = :period))""",
    "marks": """
        INSERT INTO marks (household, period, criterion, rater, mark, entered_at, entered_by)
        VALUES ((SELECT id FROM households WHERE name = :household),
                (SELECT id FROM periods WHERE name = :period), :criterion,
                (SELECT id FROM raters WHERE name = :rater), :mark, :at, :by)""",
    "measures": """
        INSERT INTO measures (household, period, measure, value, se, entered_at, entered_by)
        VALUES ((SELECT id FROM households WHERE name = :household),
                (SELECT id FROM periods WHERE name = :period), :measure, :value, :se, :at, :by)""",
    "sources": "INSERT INTO sources (name, kind) VALUES (:source, :kind)",
    "raters": "INSERT INTO raters (name) VALUES (:rater) ON CONFLICT (name) DO NOTHING",
    "consents": """
        INSERT INTO consents (household, purpose, given_on, witness, confirmed_on)
        VALUES ((SELECT id FROM households WHERE name = :household), :purpose, :given_on, coalesce(:witness, ''),
                :confirmed_on)""",
}
