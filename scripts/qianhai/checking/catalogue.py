"""Every finding that the check knows, by its id, with what must hold: the one list that documents and tests ask."""

from collections.abc import Mapping

from .rules import RULES

FINDINGS: Mapping[str, str] = {
    # Files.
    "no-data": "The project has data.",
    "missing-file": "The contents and the sources are there.",
    "unknown-file": "A file in `data/` has a name that says what it holds, and ends in `.yml`.",
    "not-a-file": "What lies in `data/` are files, no links, pipes or devices, in folders not named like files.",
    "unreadable-file": "Files and folders can be read.",
    "too-large": "A data file has a size that a person can have written.",
    "leftover-file": "No editor's or system's leavings lie in `data/`.",
    "failure": "The program foresees what it meets; if not, it says in which file it failed.",
    # Characters.
    "not-utf-8": "Files are in UTF-8.",
    "byte-order-mark": "Files begin with their text, not with a byte-order mark.",
    "tab": "Files are indented with spaces.",
    "invisible-character": "Nothing invisible stands in a text, and only plain spaces where YAML wants spaces.",
    "not-composed": "A letter with an accent is one character.",
    "compatibility-character": "Chinese is written with ordinary ideographs, not with their doubles and radicals.",
    "mojibake": "Texts were read in the encoding in which they were written.",
    "trailing-space": "Lines end with their last word.",
    "look-alike": "YAML's hyphens and commas are those of ASCII.",
    # YAML.
    "merge-conflict": "Merges are finished.",
    "yaml-syntax": "Files are YAML.",
    "empty-file": "A file holds something.",
    "several-documents": "A file holds one document.",
    "duplicate-key": "A key stands once.",
    "alias": "Values are written out where they stand.",
    "anchor": "Values have no anchors.",
    "tag": "Values have no tags.",
    "too-deep": "Records are a few levels deep.",
    # Records.
    "unknown-key": "A record has the keys of its definition and no others.",
    "missing-field": "A record has all that its definition demands.",
    "no-source": "What is said rests on a source.",
    "wrong-type": "A value is of its field's type.",
    "empty": "A key has a value.",
    "too-few": "A list has as many entries as its definition demands.",
    "too-many": "A list has no more entries than its definition allows.",
    "unknown-value": "A value of a fixed choice is one of it.",
    "bad-id": "An id is made of lower-case ASCII words joined by hyphens.",
    "bad-number": "A number is written in plain digits, and can be meant.",
    "impossible-date": "A date is a day, month, year or period that there is.",
    "bad-url": "An address leads to a host on the web, and tells no password.",
    "several-paragraphs": "A text is one paragraph.",
    "comment-in-text": "A comment never cuts a text short.",
    "no-fingerprint": "The file of confirmed translations holds fingerprints.",
    # What editors complete by.
    "no-schema": "A file's first line names its schema, by which editors complete.",
    "stale-schema": "Editors know the ids there are.",
    # The interface's words and the list for Hong Kong.
    "no-words": "The files of the interface's words are there.",
    "missing-word": "Every language has the words that English has.",
    "unknown-word": "English has the words that other languages have.",
    "wrong-words": "A word is a text, or its forms by number.",
    "wrong-forms": "A word with forms by number has those of its language.",
    "wrong-place": "A word has places for the same values in every language.",
    "no-pair": "A line of the list for Hong Kong is what comes out and what is written.",
    "second-pair": "The list for Hong Kong says once what a word becomes.",
    # What pages are made with.
    "template": "Templates can be read, and ask only for what they are given.",
    "configuration": "MkDocs' settings are there and can be read.",
    # Rules over all records together.
    **{rule.id: rule.must for rule in RULES},
}
"""What must hold, by the id that stands in brackets in a report."""
