"""What is said where something cannot be printed."""

SENTENCES = {
    "no_font": (
        "There is no font for the script {value} on this machine, so it cannot be printed. "
        "On Debian and Ubuntu, install the package {package}."
    ),
    "no_letter": "No font on this machine has the sign “{letter}” ({number}), so this cannot be printed: {value}",
}
