"""What `laurel language` says: how a village adds a language of its own."""

HELP = "Add a language: write a spreadsheet with every sentence, have it translated, and take it in."
TEMPLATE = (
    "Write a spreadsheet with every sentence for a language, such as sw for Swahili. What has been translated already "
    "is filled in."
)
ADD = (
    "Take a translated spreadsheet in for the villages of a folder. A sentence that is not translated is said in "
    "English; one with a mistake refuses the whole sheet."
)
LANGUAGE = "The language’s code, such as sw or pt_BR."
VILLAGES = "The folder of record books."
SHEET = "The spreadsheet that was translated."
OUT = "The spreadsheet to write."
WRITTEN = "{out} has {sentences}, of which {left} are to be translated into {language}."
SENTENCES_COUNTED = ("{count} sentence", "{count} sentences")
ADDED = (
    "{language} can be chosen in {folder} as soon as Laurel is started anew. Still in English: {left} of {sentences}."
)

HEADING = ("Where", "Note", "English", "English, for several")
# {numbers} are examples of numbers with which a form goes, such as 2, 3, 4.
FORM = "Translation, for {numbers}"
TRANSLATION = "Translation"
HOW = (
    "Fill in the columns at the end. Words in {{braces}} are filled in by Laurel: keep each of them as it is, wherever "
    "it belongs in your language. Where there are several columns, a sentence with a number needs one for each."
)

SENTENCES = {
    "not_a_language": "“{value}” is not the code of a language. Give one such as sw, pt_BR or sr_Latn.",
    "shipped_language": "Laurel has {value} already. A village adds only languages that it lacks.",
    "not_a_sheet": "This is not a spreadsheet that “laurel language template” wrote. Begin with one of those.",
    "translation_braces": "A brace is missing, or there is one too many: {value}",
    "translation_fields": "What stands in braces has to be the same as in English: {accepted}. Here: {value}",
    "translation_markup": "Stars, words in backquotes and tags have to be the same as in English. Here: {value}",
    "translation_blanks": "A blank at the beginning or the end has to stay as in English. Here: {value}",
    "forms_missing": "A sentence with a number needs a translation in each of the columns at the end, or in none.",
}
