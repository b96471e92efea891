"""Which kind of sound a file is, by what is in it: a name or what a browser says of it proves nothing."""

RATES = (44_100, 48_000, 32_000)
# Kilobits a second of MPEG layer III, by the index in a frame's head: of version 1, and of versions 2 and 2.5.
KILOBITS = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
)
LAYER_3 = 1
NO_VERSION = 1


def kind_of(sound: bytes) -> str | None:
    """The kind of a sound that browsers play (MP3, Ogg, MPEG-4, WAV); None for anything else, and for films.

    >>> kind_of(b"RIFF\\x24\\x00\\x00\\x00WAVEfmt "), kind_of(b"<html>"), kind_of(b"")
    ('audio/wav', None, None)
    """
    if sound[:4] == b"RIFF" and sound[8:16] == b"WAVEfmt ":
        return "audio/wav"
    if sound[:4] == b"OggS":
        return "audio/ogg" if _is_ogg_sound(sound[:8192]) else None
    if sound[4:8] == b"ftyp":
        return "audio/mp4" if _handlers(sound) == {b"soun"} else None
    return "audio/mpeg" if _is_mp3(sound) else None


def _is_ogg_sound(head: bytes) -> bool:
    return (b"OpusHead" in head or b"\x01vorbis" in head) and b"theora" not in head


def _handlers(sound: bytes) -> set[bytes]:
    """What the tracks of an MPEG-4 file hold: soun, vide, text."""
    parts = sound.split(b"hdlr")[1:]
    return {part[8:12] for part in parts} - {b"mdir", b"mdta", b"url "}


def _is_mp3(sound: bytes) -> bool:
    """Whether one frame follows another, after the tag that may stand before them."""
    start = _tag_length(sound)
    length = _frame_length(sound[start : start + 4])
    return bool(length) and (start + length == len(sound) or bool(_frame_length(sound[start + length :][:4])))


def _tag_length(sound: bytes) -> int:
    if sound[:3] != b"ID3" or len(sound) < 10:
        return 0
    size = 0
    for byte in sound[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def _frame_length(head: bytes) -> int:
    """The length of an MPEG layer III frame by its head; 0 where it is none."""
    if len(head) < 4 or head[0] != 0xFF or head[1] >> 5 != 7:
        return 0
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bits, rate, padding = head[2] >> 4, head[2] >> 2 & 3, head[2] >> 1 & 1
    if version == NO_VERSION or layer != LAYER_3 or bits in (0, 15) or rate == 3:
        return 0
    first = version == 3
    hertz = RATES[rate] // (1 if first else 2 if version == 2 else 4)
    return (144 if first else 72) * KILOBITS[0 if first else 1][bits] * 1000 // hertz + padding
