"""What is said about a record book, by the problem's code (see `front.words.rubrics` for "+field")."""

SENTENCES = {
    "no_book": "There is no record book here. Make one with: laurel new {file} --name NAME",
    "not_a_book": "This file is not a Laurel record book.",
    "newer_book": "This record book was written by a newer Laurel. Update Laurel to open it.",
    "read_only": "This record book cannot be written to. Look at the rights of the file and of its folder.",
    "corrupt": "This record book is damaged. Restore it from a backup.",
    "book_exists": "There is already a file of this name, and it is left as it is. Choose another name.",
    "empty_name": "The village needs a name.",
}
