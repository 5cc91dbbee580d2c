"""A name server of the test's own, for names of IPv4 addresses: enough of RFC 1035 for the C library's resolver."""

import socket
import struct
import threading

A = 1
RESPONSE_RECURSION = 0x8180
NAME_ERROR = 3


def _question(packet):
    """The name and the type that a query asks for, and where its question ends."""
    labels, at = [], 12
    while packet[at]:
        labels.append(packet[at + 1:at + 1 + packet[at]].decode("ascii"))
        at += 1 + packet[at]
    return ".".join(labels).lower(), struct.unpack_from("!H", packet, at + 1)[0], at + 5


def _reply(packet, end, addresses, error):
    head = packet[:2] + struct.pack("!HHHHH", RESPONSE_RECURSION | error, 1, len(addresses), 0, 0)
    records = b"".join(b"\xc0\x0c" + struct.pack("!HHIH", A, 1, 0, 4) + socket.inet_aton(one) for one in addresses)
    return head + packet[12:end] + records


def serve(address, names, wait_for):
    """Answers on port 53 of `address` from threads of its own. `names` maps a name to a list: its n-th lookup gets the n-th
    answer, the last one again and again. An answer is a list of addresses, or {"after": event, "then": list}: it is given
    when wait_for(event) returns."""
    taken = {}
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind((address, 53))

    def answer(packet, client):
        name, kind, end = _question(packet)
        if name not in names:
            udp.sendto(_reply(packet, end, [], NAME_ERROR), client)
            return
        if kind != A:
            udp.sendto(_reply(packet, end, [], 0), client)
            return
        number = taken[name] = taken.get(name, -1) + 1
        given = names[name][min(number, len(names[name]) - 1)]
        if isinstance(given, dict):
            wait_for(given["after"])
            given = given["then"]
        udp.sendto(_reply(packet, end, given, 0), client)

    def receive():
        while True:
            packet, client = udp.recvfrom(4096)
            threading.Thread(target=answer, args=(packet, client), daemon=True).start()

    threading.Thread(target=receive, daemon=True).start()
