"""Stands in for the screen saver of a desktop on the session bus, and prints who keeps it away and who lets it come."""

import os
import socket
import struct

NAME = "org.freedesktop.ScreenSaver"
CALL, RETURN = 1, 2
PATH, INTERFACE, MEMBER, REPLY_SERIAL, DESTINATION, SENDER, SIGNATURE = 1, 2, 3, 5, 6, 7, 8


def padded(data, to):
    return data + b"\0" * (-len(data) % to)


def text(value):
    return struct.pack("<I", len(value)) + value.encode() + b"\0"


def field(code, kind, value):
    if kind == "u":
        packed = struct.pack("<I", value)
    elif kind == "g":
        packed = bytes([len(value)]) + value.encode() + b"\0"
    else:
        packed = text(value)
    variant = bytes([1]) + kind.encode() + b"\0"
    return bytes([code]) + variant + packed


def message(kind, serial, fields, body):
    array = b""
    for one in fields:
        array = padded(array, 8) + one
    head = struct.pack("<cBBBII", b"l", kind, 0, 1, len(body), serial) + struct.pack("<I", len(array)) + array
    return padded(head, 8) + body


def read_text(data, at):
    at += -at % 4
    (length,) = struct.unpack_from("<I", data, at)
    return data[at + 4 : at + 4 + length].decode(), at + 4 + length + 1


def read_fields(array):
    found, at = {}, 0
    while at < len(array):
        at += -at % 8
        code, kind, at = array[at], chr(array[at + 2]), at + 4
        if kind in "so":
            found[code], at = read_text(array, at)
        elif kind == "g":
            found[code], at = array[at + 1 : at + 1 + array[at]].decode(), at + array[at] + 2
        else:
            at += -at % 4
            (found[code],), at = struct.unpack_from("<I", array, at), at + 4
    return found


class Bus:
    def __init__(self, address):
        path = next(part[5:] for part in address.split(":", 1)[1].split(",") if part.startswith("path="))
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)
        self.socket.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
        self.socket.recv(1024)
        self.socket.sendall(b"BEGIN\r\n")
        self.serial = 0

    def send(self, kind, fields, body=b""):
        self.serial += 1
        self.socket.sendall(message(kind, self.serial, fields, body))

    def call(self, member, signature="", body=b""):
        at = [field(PATH, "o", "/org/freedesktop/DBus"), field(MEMBER, "s", member)]
        to = [field(INTERFACE, "s", "org.freedesktop.DBus"), field(DESTINATION, "s", "org.freedesktop.DBus")]
        self.send(CALL, at + to + ([field(SIGNATURE, "g", signature)] if signature else []), body)

    def take(self, length):
        data = b""
        while len(data) < length:
            part = self.socket.recv(length - len(data))
            if not part:
                raise SystemExit
            data += part
        return data

    def receive(self):
        head = self.take(16)
        _, kind, _, _, body, serial, array = struct.unpack("<cBBBIII", head)
        rest = self.take(array + -array % 8)
        return kind, serial, read_fields(rest[:array]), self.take(body)


def serve():
    bus = Bus(os.environ["DBUS_SESSION_BUS_ADDRESS"])
    bus.call("Hello")
    bus.call("RequestName", "su", padded(text(NAME), 4) + struct.pack("<I", 0))
    named, cookie = bus.serial, 0
    while True:
        kind, serial, fields, body = bus.receive()
        if kind == RETURN and fields[REPLY_SERIAL] == named:
            print("ready", flush=True)
        if kind != CALL:
            continue
        reply = [field(DESTINATION, "s", fields[SENDER]), field(REPLY_SERIAL, "u", serial)]
        if fields[MEMBER] == "Inhibit":
            cookie += 1
            who, at = read_text(body, 0)
            print("kept away by", who, "since", read_text(body, at)[0], flush=True)
            bus.send(RETURN, reply + [field(SIGNATURE, "g", "u")], struct.pack("<I", cookie))
        elif fields[MEMBER] == "UnInhibit":
            print("let come", struct.unpack("<I", body)[0], flush=True)
            bus.send(RETURN, reply)


serve()
