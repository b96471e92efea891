"""What is said of sound clips that a village records itself, for those who read little."""

SENTENCES = {
    "clip_about": "There is nothing called “{value}” that a clip could be about.",
    "clip_too_large": "That is too large ({value} bytes; at most {most}). Speak shorter, or save it as a smaller file.",
    "clip_not_sound": "That is no sound that browsers play. Use a file of MP3, Ogg, M4A or WAV without a picture.",
}

# The name of a player, for those who do not see it; {what} is a question or a page.
LISTEN = "Listen: {what}"

CLIPS = "Sound clips"
HOW = (
    "For those who read little: a voice that says a question, a step or a consent. It is heard where entries are made, "
    "on each household’s own page and where it decides. Record nothing about any household, and only an adult’s voice "
    "that agrees to it."
)
ABOUT = "What the clip says"
LANGUAGE = "Language of the pages on which it is heard"
EVERY_LANGUAGE = "all, where there is none in the reader’s language"
RECORD = "Record it here"
FILE = "Or choose a file (MP3, Ogg, M4A or WAV, at most 1 MB)"
SAVE = "Save the clip"
SAVED = "The clip is saved."
NO_SOUND = "Record something or choose a file first."
TABLE = "The clips that there are."
COLUMNS = ("What the clip says", "Language", "Size")
# The size of a file, in kilobytes.
SIZE = "{size} kB"
NONE = "There is no clip yet."
CHOOSE = "Clip"
CHOICE = "{about} ({language})"
REMOVE = "Take the clip out"
REMOVED = "The clip is taken out."

# The pages whose steps a clip explains.
STEPS = {
    "enter": "How entries are made",
    "me": "What your household’s page shows",
    "checks": "How to ask for a check",
    "goals": "How to set a goal",
    "say": "What you can decide",
    "leave": "How to leave and be deleted",
}
STEP = "Step: {what}"
CONSENT = "Consent: {what}"
QUESTION = "Question: {what}"
