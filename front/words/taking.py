"""What is said where a figure of the village as a whole is explained, and where it may be taken away."""

COARSE = (
    "Every income is rounded first, each household’s in steps of its own, so that nobody can work out what a household "
    "earned: not even who knows all the others."
)
# "Picture" and "data" are of one figure and its chart: buttons that download a file.
PICTURE_SVG, PICTURE_PNG = "Picture (SVG)", "Picture (PNG)"
DATA = "Data and method (CSV)"
