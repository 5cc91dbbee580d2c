"""A way to a PostgreSQL that can go silent, as a network does: both ends stay connected, and neither hears the other."""

import contextlib
import os
import socket
import threading


class Way:
    """`cut_after`: goes silent by itself once the client has sent these words."""

    def __init__(self, cluster, folder, cut_after=None):
        self._to = os.path.join(cluster.socket, ".s.PGSQL.5432")
        self._cut_after = cut_after
        self._sockets = []
        self._is_open = threading.Event()
        self._is_open.set()
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(os.path.join(folder, ".s.PGSQL.5432"))
        self._listener.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def is_cut(self):
        return not self._is_open.is_set()

    def cut(self):
        self._is_open.clear()

    def resume(self):
        """Nobody notices: what was sent meanwhile arrives."""
        self._is_open.set()

    def heal(self):
        """What was connected learns that it is no more; who connects from now on is heard."""
        self._cut_after = None
        ended, self._sockets = self._sockets, []
        for end in ended:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._is_open.set()

    def close(self):
        self.heal()
        self._listener.shutdown(socket.SHUT_RDWR)  # wakes _accept()
        self._listener.close()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(self._to)
            self._sockets += [client, server]
            threading.Thread(target=self._serve, args=(client, server, self._cut_after), daemon=True).start()

    def _serve(self, client, server, cut_after):
        with client, server:
            back = threading.Thread(target=self._carry, args=(server, client, None), daemon=True)
            back.start()
            self._carry(client, server, cut_after)
            back.join()

    def _carry(self, source, sink, cut_after):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                self._is_open.wait()
                sink.sendall(data)
                if cut_after is not None and cut_after in data:
                    self.cut()
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
