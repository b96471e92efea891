"""Questions about the fund, from anyone who is signed in, and their answers, which everybody may read."""

from dataclasses import dataclass

from data.errors import entry_refused
from data.fundmoves import inserted, repeated
from data.open import Book, now
from data.permissions import needs


@dataclass(frozen=True)
class Question:
    """A question about the fund; it does not say who asked. Without an answer it is seen by staff alone."""

    number: int
    on: str
    question: str
    answer: str | None
    answered_by: str | None
    answered_on: str | None


@needs("ask_fund")
def ask_fund(book: Book, request: str, question: str) -> int:
    """Ask something about the fund; gives the question's number. Raises EntryRefused: not_accepted, request_used."""
    who = {"household": book.actor.id if book.actor.kind == "household" else None, "account": book.actor.account}
    row = {**who, "question": question.strip()}
    with book.writing():
        number = repeated(book.db, "fund_questions", request, row)
        if number is None:
            number = inserted(book.db, "fund_questions", {"request": request, **row, "asked_at": now()})
        return number


@needs("answer_fund")
def answer_fund(book: Book, question: int, answer: str) -> None:
    """Answer somebody else's question, once. Raises EntryRefused: no_such_question, own_question, never_changed."""
    sql = """UPDATE fund_questions SET answer = :answer, answered_by = :by, answered_at = :at
             WHERE id = :question AND answer IS NOT :answer"""
    with book.writing():
        if not book.rows("SELECT 1 FROM fund_questions WHERE id = :id", id=question):
            raise entry_refused("no_such_question", "question", question)
        said = {"question": question, "answer": answer.strip(), "by": book.actor.account, "at": now()}
        book.db.execute(sql, said)


@needs("fund_answers")
def fund_answers(book: Book) -> tuple[Question, ...]:
    """The questions that were answered, the newest first."""
    return _questions(book, "q.answer IS NOT NULL")


@needs("answer_fund")
def open_questions(book: Book) -> tuple[Question, ...]:
    """The questions that wait for an answer, the newest first."""
    return _questions(book, "q.answer IS NULL")


def _questions(book: Book, which: str) -> tuple[Question, ...]:
    sql = f"""SELECT q.id AS number, substr(q.asked_at, 1, 10) AS "on", q.question, q.answer, a.name AS answered_by,
              substr(q.answered_at, 1, 10) AS answered_on FROM fund_questions AS q
              LEFT JOIN accounts AS a ON a.id = q.answered_by WHERE {which} ORDER BY q.id DESC"""  # noqa: S608
    return tuple(Question(**row) for row in book.rows(sql))
