"""What the box says in which a file is chosen."""

CHOOSE_FILE = "Choose a file"
# {kinds} are endings of file names, such as “CSV, XLSX”.
AT_MOST = "At most {most} MB: {kinds}"
