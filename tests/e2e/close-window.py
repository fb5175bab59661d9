"""Asks the windows of a display to close, as a window manager does when a person closes them."""

import ctypes
import sys

ClientMessage, NoEventMask, Viewable = 33, 0, 2


class Message(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("room", ctypes.c_char * 192),
    ]


x = ctypes.CDLL("libX11.so.6")
x.XOpenDisplay.restype = ctypes.c_void_p
x.XInternAtom.restype = ctypes.c_ulong
x.XDefaultRootWindow.restype = ctypes.c_ulong
display = ctypes.c_void_p(x.XOpenDisplay(sys.argv[1].encode()))
delete = x.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
protocols = x.XInternAtom(display, b"WM_PROTOCOLS", 0)


def children(window):
    root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
    found = ctypes.POINTER(ctypes.c_ulong)()
    x.XQueryTree(display, window, *map(ctypes.byref, (root, parent, found, count)))
    return [found[n] for n in range(count.value)]


def takes_part(window):
    count = ctypes.c_int()
    atoms = ctypes.POINTER(ctypes.c_ulong)()
    known = x.XGetWMProtocols(display, ctypes.c_ulong(window), ctypes.byref(atoms), ctypes.byref(count))
    return known and delete in [atoms[n] for n in range(count.value)]


def is_shown(window):
    about = (ctypes.c_char * 256)()
    x.XGetWindowAttributes(display, ctypes.c_ulong(window), about)
    # The field `map_state` of XWindowAttributes.
    return ctypes.c_int.from_buffer(about, 92).value == Viewable


for window in children(ctypes.c_ulong(x.XDefaultRootWindow(display))):
    if takes_part(window) and is_shown(window):
        message = Message(type=ClientMessage, window=window, message_type=protocols, format=32)
        message.data[0] = delete
        x.XSendEvent(display, ctypes.c_ulong(window), 0, NoEventMask, ctypes.byref(message))
x.XSync(display, 0)
