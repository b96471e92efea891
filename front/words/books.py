"""What is said about a record book, by the problem's code (see `front.words.rubrics` for "+field")."""

SENTENCES = {
    "no_book": "There is no record book here. Make one with: laurel new {file} --name NAME",
    "not_a_book": "This file is not a Laurel record book.",
    "newer_book": "This record book was written by a newer Laurel. Update Laurel to open it.",
    "read_only": "This record book cannot be written to. Look at the rights of the file and of its folder.",
    "disk_full": "There is no room left on the disk, and nothing was saved. Make room on it, and then try again.",
    "disk_error": (
        "The disk did not answer as it should, and nothing was saved. "
        "Look whether it is still there, and make a backup as soon as it is."
    ),
    "busy": "Another program is writing to this record book just now, and nothing was saved. Try again in a moment.",
    "corrupt": "This record book is damaged. Restore it from a backup.",
    "book_exists": "There is already a file of this name, and it is left as it is. Choose another name.",
    # {value} is a file such as river.db-wal
    "left_behind": (
        "“{value}” holds what was last written to a book that lay here. Move it to where that book is now, or delete "
        "it if that book is not needed any more."
    ),
    "empty_name": "The village needs a name.",
    "no_consent": "The household has not agreed to take part, so nothing is entered about it. Record that first.",
    "level_falls": "A level once reached stays; this rating would take one away.",
    "digits_in_use": "Amounts have been entered; the number of decimals of the currency can no longer change.",
    "village_stays": "The village itself cannot be taken out of its book. Delete the file to delete all of it.",
    "never_changed": "What was adopted, decided or rated is never changed. Record a new version beside it.",
    "too_many_decimals": "{value} has more decimals than the village’s currency, which has {digits}.",
    "in_the_future": "{value} lies in the future: by this machine’s clock it is {today}.",
    "other_village": "This book is of another village: {accepted}.",
    "differs": "“{key}” has {value} here, but {book} in the book. An import changes nothing that is there.",
    "differs+minor": (
        "“{key}” has other entries in the book ({book}, in the smallest unit of the currency). "
        "An import changes nothing that is there."
    ),
    "no_rubric": "The village has no rules yet. A meeting adopts a rubric first.",
    "unknown_rubric": "There is no shipped rubric “{value}”.",
    "scope_index": "A record book accepts rubrics of scope village only. Set scope: {accepted}, and check it again.",
    "version_taken": "Another text of “{title}” is in the book as version {value}. Give this one another version.",
    "source_kind": "The source “{value}” is of the kind {book} in the book and {rubric} here. Rename one of the two.",
    "loan_is_no_income": (
        "“{value}” names a loan. A loan is never income, and paying it back is no cost: only its interest is one. "
        "Name the source as its interest, of the kind cost, or leave it out."
    ),
    "already_there": "This is in the book already ({key}).",
    "already_there+account": "There is an account “{account}” already. Choose a name that tells the two people apart.",
    "not_known": "A name here is not in the book, or something needed is missing ({key}).",
    "still_used": "Other entries still name this.",
    "empty_account_name": "The account needs a name.",
    "unknown_account": "There is no such account; it may have been removed.",
    "unknown_role": "There is no role “{value}”. The roles are: {roles}.",
    "last_administrator": "Somebody has to administer the village. Give that role to another account first.",
    "short_password": "The password needs at least {least} letters, digits or signs.",
    "long_password": "The password may have at most {most} letters, digits and signs.",
    "common_password": (
        "This password is easily guessed. Four words that have nothing to do with each other make a good one."
    ),
    "named_password": "A password may not be made of the name of the account or of the village.",
    "wrong_sign_in": "This name and this password do not belong together.",
    "wait": "There were several tries in a row. Please wait {seconds} seconds and try again.",
    "not_allowed": "You may not do this. Somebody who holds the role for it can, or can give it to you.",
    "not_confirmed": "Please give your password again first.",
    "no_demonstration": "This is not a demonstration village.",
    "unknown_identity": "No account of this village is linked to this identity.",
    "empty_identity": "An identity needs the provider’s address and the name or e-mail address that it knows.",
    "half_provider": "To sign in at an identity provider, these must be set too: {accepted}.",
    "plain_issuer": "The address of an identity provider begins with https://, and this one is {value}.",
    "no_secret_file": "The file with the identity provider’s secret cannot be read: {value}.",
    "wrong_password": "The present password is not right.",
    "wrong_code": "This set-up code is not right, or it has been used or has expired.",
    "has_administrator": "Somebody administers this village already; it needs no set-up code.",
}
