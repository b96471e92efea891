"""What `laurel run --share` says."""

SHARE = "Serve phones on the same network too, and print the address as a QR code."
ADDRESS = "Phones on the same network open this address, or scan the code:"
FURTHER = "This machine is on another network too; its phones open:"
OPEN_TO_READ = (
    "Careful: whoever shares this network can read what is sent, passwords too, because the address begins with http. "
    "Use a network that only the working group is on, with its own password, and stop Laurel when you are done."
)
PUBLIC = "Careful: {address} is an address of the internet. Anybody anywhere may be able to open it."
DEMONSTRATION = "The demonstration accounts are listed on this machine only, not on the phones."
NO_NETWORK = (
    "This machine is on no network that phones could reach it by. Connect it to one, or let it open one of its own "
    "(a hotspot), and start again. Without --share it serves this machine alone."
)
UNREACHED = (
    "If a phone does not get there: is it on the same network, and does this machine’s firewall let port {port} in?"
)
